"""Rules on belonging to an authority, and on what it opens."""
