"""What may be done with imports and sources: the only functions that write their rows."""
