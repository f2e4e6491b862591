"""Other people's addresses: whether links still answer, and our copies of logos."""
