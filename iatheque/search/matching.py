"""From what a reader asks to queries of the search engine, built from our own words only."""

from collections.abc import Iterable, Mapping, Sequence

from tantivy import Occur, Query

from iatheque.schema.levels import Level

from .analysis import Question, forms, read_question
from .index import schema, weights


def matching(
    level: Level, text: str, filters: Mapping[str, Sequence[str]], *, without: str | None = None
) -> Query | None:
    """Return the query for `text` and `filters` at `level`, or None when everything matches.

    `without` leaves out the filter of one field. Filters weigh nothing in the ranking.
    """
    parts = [] if (asked := asking(level, text)) is None else [asked]
    parts += [
        filtering(level, key, values)
        for key, values in filters.items()
        if values and key != without
    ]
    if not parts:
        return None
    return parts[0] if len(parts) == 1 else every(parts)


def asking(level: Level, text: str) -> Query | None:
    """Return the query for a searched text, or None when it holds no word."""
    question = read_question(text)
    return every(_clauses(level, question)) if question else None


def filtering(level: Level, key: str, values: Sequence[str]) -> Query:
    """Return the query for one of `values` in the field `key`."""
    terms = [Query.term_query(schema(level), key, value) for value in values]
    # A term that is sought costs half of a set of terms, which is first spread out whole.
    return Query.const_score_query(terms[0] if len(terms) == 1 else any_of(terms), 0.0)


def word_query(level: Level, word: str) -> Query:
    """Return the query for a surface word in any field, each weighing what the model says."""
    return any_of(
        Query.boost_query(Query.term_query(schema(level), column, form), weight)
        for column, weight in weights(level).items()
        for form in forms(word)
    )


def every(queries: Sequence[Query]) -> Query:
    """Return the query that asks for all of `queries`."""
    return Query.boolean_query([(Occur.Must, query) for query in queries])


def any_of(queries: Iterable[Query]) -> Query:
    """Return the query that asks for one of `queries`; each one met adds to the score."""
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def _clauses(level: Level, question: Question) -> list[Query]:
    words = [word_query(level, word) for word in question.words]
    return words + [_phrase_query(level, phrase) for phrase in question.phrases]


def _phrase_query(level: Level, phrase: Sequence[str]) -> Query:
    # Only first forms stand in the order of the text.
    words: list[str | tuple[int, str]] = [forms(word)[0] for word in phrase]
    return any_of(
        Query.boost_query(Query.phrase_query(schema(level), column, words), weight)
        for column, weight in weights(level).items()
    )
