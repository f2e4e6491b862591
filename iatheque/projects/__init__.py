"""Projects: identity and state, drafts, publications, and the entries readers see."""
