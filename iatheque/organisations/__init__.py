"""Authorities and the people who belong to them."""
