"""What answers amount to: one pure function by tool."""
