"""One file that holds everything: the rows of every table and the files people attached.

The archive is a zip: `tables/<app.model>.jsonl` (Django's JSON lines, the same whatever the
database), `files/…`, and `manifest.json`, written last. What can be derived again is left out.
"""
