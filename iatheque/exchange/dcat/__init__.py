"""The catalogue of our data, in DCAT-AP, for the portals that harvest it."""
