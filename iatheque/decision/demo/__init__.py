"""Example evaluations, of the openly fictional projects only."""
