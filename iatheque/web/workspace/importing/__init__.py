"""Importing in the browser: the file, its plan, what was done, and the scheduled sources."""
