"""Imports of people and of scheduled sources: exchange and moderation brought together."""
