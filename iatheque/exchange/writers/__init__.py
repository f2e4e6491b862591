"""Files made of published projects, at one level, streamed."""
