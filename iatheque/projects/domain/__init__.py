"""What may be done to a project: the only functions that write."""
