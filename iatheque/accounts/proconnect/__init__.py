"""ProConnect, the State's sign-in for agents: our own small provider for django-allauth."""
