"""The gate: who may read, query and do what. Nothing else in the project decides it."""
