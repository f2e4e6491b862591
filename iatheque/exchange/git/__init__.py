"""Public data committed to a git remote, with a journal that people can read."""
