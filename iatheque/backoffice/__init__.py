"""Staff pages (Django admin) and operator commands."""
