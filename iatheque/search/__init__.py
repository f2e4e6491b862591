"""Finding projects: one index per level, facets, ranking, suggestions, similar projects."""
