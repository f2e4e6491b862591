"""Example content: real projects told from public facts, and openly fictional ones."""
