"""Sign-in, profile, memberships."""
