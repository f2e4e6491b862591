"""Small pure functions that know nothing of the project."""
