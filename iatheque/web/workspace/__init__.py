"""The space of an authority: its own projects, written step by step."""
