"""Pages of the decision tools."""
