"""Results of the tools: pure functions of the answers."""
