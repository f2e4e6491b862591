"""Projects like a given one: same theme and sub-themes, same uncommon words."""

from collections.abc import Iterator

from tantivy import Occur, Query

from iatheque.access.gate import filterable_fields
from iatheque.projects import entries
from iatheque.projects.entries import Entry
from iatheque.schema.levels import Level

from .analysis import STOP_WORDS
from .columns import PK
from .documents import raw_values, words
from .index import schema
from .matching import any_of
from .ranking import best
from .snapshots import snapshot

# Beside the words in common, of which each weighs 2 to 10.
_SHARED = {"theme": 2.0, "sous_theme": 6.0}
_MOST_WORDS = 25


def similar(level: Level, pk: int, limit: int = 3) -> list[int]:
    """Return the keys of up to `limit` projects most like `pk` at `level`, itself left out."""
    for entry in entries.fetch(level, [pk]):
        found = snapshot(level)
        like = any_of([_same_words(entry, found.searcher.num_docs), *_same_choices(entry)])
        others = Query.boolean_query(
            [
                (Occur.Must, like),
                (Occur.MustNot, Query.term_query(schema(level), PK, pk)),
            ]
        )
        return best(found, others, limit)
    return []


def _same_words(entry: Entry, projects: int) -> Query:
    # The engine counts replaced versions among the documents of a word, not among all documents:
    # it panics on a word of more documents than there are. Such a word tells nothing apart.
    return Query.more_like_this_document_fields_query(
        schema(entry.level),
        words(entry),
        min_doc_frequency=2,
        max_doc_frequency=projects,
        min_term_frequency=1,
        max_query_terms=_MOST_WORDS,
        min_word_length=3,
        stop_words=sorted(STOP_WORDS),
    )


def _same_choices(entry: Entry) -> Iterator[Query]:
    fields = filterable_fields(entry.level)
    for key, weight in _SHARED.items():
        for value in raw_values(fields[key], entry) if key in fields else []:
            same = Query.term_query(schema(entry.level), key, value)
            yield Query.const_score_query(same, weight)
