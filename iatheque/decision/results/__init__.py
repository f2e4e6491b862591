<<<<<<< HEAD
"""What answers amount to: one pure function by tool."""
=======
"""Results: pure functions from answers to what is shown."""
>>>>>>> radar
