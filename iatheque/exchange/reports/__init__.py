"""A plan told to people: on the terminal, and in full as a file."""
