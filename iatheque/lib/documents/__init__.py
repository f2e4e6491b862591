"""Documents: one structure of blocks, from which a page, a DOCX and a tagged PDF derive.

`blocks` is the structure; `docx_file` and `pdf_file` write it; the page is a template of the web.
"""
