"""Texts of the pages: a small Markdown, sanitised whatever it says."""

from functools import cache, lru_cache

import nh3
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin

_TAGS = {"a", "blockquote", "br", "code", "dd", "dl", "dt", "em", "h3", "h4", "li", "ol", "p"} | {
    "strong",
    "ul",
}
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_SCHEMES = {"http", "https", "mailto"}


@lru_cache(maxsize=128)
def to_html(text: str) -> str:
    """Return Markdown (paragraphs, `###` headings, lists, definitions, links) as safe HTML.

    Images, raw HTML and scripts are left out: no page of ours may fetch from elsewhere.
    """
    html = _parser().render(text)
    return nh3.clean(html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=_SCHEMES, link_rel=None)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).use(deflist_plugin)
    return parser.disable("image")
