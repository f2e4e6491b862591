"""List, sheet, table, facet panel, data page."""
