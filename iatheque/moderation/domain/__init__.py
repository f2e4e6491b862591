"""What moderation may do: the only functions that write its rows."""
