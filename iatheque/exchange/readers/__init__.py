"""From a file, bytes or a web address to rows named by field. No import here: see `table`."""
