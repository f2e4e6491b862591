"""Saving, sharing and inviting: the rules of stored evaluations."""
