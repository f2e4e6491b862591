"""The published model: fields, vocabularies, levels, reading and checking rules.

Plain Python, no Django: everything else (forms, tables, API, exports, schemas) derives from it.
"""
