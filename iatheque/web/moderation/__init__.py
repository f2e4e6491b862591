"""Queue and review; the history of a sheet, and what its readers report."""
