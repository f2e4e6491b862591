"""Results: pure functions from answers to what is shown."""
