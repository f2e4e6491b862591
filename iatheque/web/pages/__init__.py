"""Home, context, model, legal and accessibility pages."""
