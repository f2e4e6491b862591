"""Attached resources: what they may be, how files are checked, what each level reads."""
