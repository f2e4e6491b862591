"""One reader per kind of value: from a trimmed text to a `Reading`."""
