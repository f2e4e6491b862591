"""Documents to sign, prepared from what a project says of itself and from its evaluations.

One module per document: a template and a mapping. `registry` lists them.
"""
