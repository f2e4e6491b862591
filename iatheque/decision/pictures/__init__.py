"""Pictures of results: SVG that stands alone, with colours of its own."""
