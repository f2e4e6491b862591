"""Filling a template with facts: the one way from a declaration to a document."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from iatheque.lib.documents.blocks import (
    Block,
    Document,
    Heading,
    Lines,
    Paragraph,
    Picture,
    Points,
    Run,
    Table,
    Text,
    plain,
    words,
)
from iatheque.lib.messages import N_, Message, message
from iatheque.lib.text import excerpt

from .facts import Facts, Said
from .sources import NOTED_ON
from .template import (
    BLANK,
    BLANK_SAID,
    TO_ANSWER,
    TO_EVALUATE,
    Drawing,
    Drawn,
    Grid,
    Head,
    Listed,
    Part,
    Record,
    Ruled,
    Schedule,
    Template,
    Told,
    Value,
    Values,
    Words,
)

Say = Callable[[Said], str]  # a message of ours in the reader's language
_KEY = re.compile(r"%\((\w+)\)s")
_ADDRESS = re.compile(r"https?://\S+")
_TITLE = N_("%(title)s : %(name)s")
_CADA = "https://www.cada.fr"
_FOOTER = 80
_SIGNING = 2
_HEADER = (N_("Rubrique"), N_("Réponse"))
# What is expected in the parts that every document has.
_BLANKS = {
    "authority": N_("nom de la collectivité"),
    "place": N_("lieu"),
    "signed_on": N_("date"),
}


def fill(template: Template, facts: Facts, say: Say) -> Document:
    """Return the document that `template` makes of `facts`, in the words of `say`."""
    filling = _Filling(template, facts, say)
    title = filling.ours(template.title)
    name = filling.known("nom_projet")
    return Document(
        title=filling.ours(_TITLE, title=title, name=name) if name else title,
        letterhead=filling.letterhead(),
        author=facts.authority or "IAthèque",
        description=filling.ours(template.purpose),
        notice=filling.notice(),
        blocks=tuple(filling.blocks()),
        footer=filling.footer(),
    )


def export(template: Template, facts: Facts) -> dict[str, Any]:
    """Return the values that programs read, by the names of `template.exported`; None if unknown.

    A name may hold others: the shape is that of `exported`.
    """
    return _exported(template.exported, _values(template, facts))


def common(facts: Facts) -> dict[str, Value]:
    """Return the values that every document may name."""
    return {
        **facts.answered,
        **facts.sheet,
        "authority": facts.authority,
        "siren": facts.siren,
        "population": facts.population,
        "address": facts.address,
        "register": facts.register,
        "contact": facts.sheet.get("projet_contact", ""),
        "algorithm": facts.sheet.get("nom_algorithme") or facts.name,
        "day": facts.day,
        "cada": _CADA,
    }


class _Filling:
    """A template, its values, and the reader's words."""

    def __init__(self, template: Template, facts: Facts, say: Say) -> None:
        self.template, self.facts, self.say = template, facts, say
        self.values = _values(template, facts)

    def ours(self, text: str, **params: object) -> str:
        """Return a text of ours in the reader's language."""
        return self.say(message(text, **params))

    def known(self, key: str) -> str:
        """Return a value in words, empty when it is not known."""
        value = self.values.get(key)
        return self._word(value) if isinstance(value, str | Message) else ""

    def letterhead(self) -> str:
        """Return whose document it is."""
        if not self.facts.siren:
            return self.facts.authority
        return f"{self.facts.authority}, SIREN {self.facts.siren}"

    def notice(self) -> str:
        """Return the warning that every document bears."""
        return self.ours(
            N_(
                "Document préparatoire, à vérifier par %(verifier)s avant tout usage. Ce qui reste "
                "à écrire est entre crochets : [à compléter]."
            ),
            verifier=self.ours(self.template.verifier),
        )

    def footer(self) -> str:
        """Return what runs at the foot of each page, on one line."""
        name = excerpt(self.facts.name, _FOOTER)
        parts = [self.ours(self.template.title), name, self.ours(N_("préparatoire"))]
        return " · ".join(part for part in parts if part)

    def blocks(self) -> Iterator[Block]:
        """Yield what is signed, then on a page of its own what is checked, and the sources."""
        yield self._reference()
        yield from self._body()
        yield from self._signature()
        yield from self._verification()
        yield from self._sources()

    def _body(self) -> Iterator[Block]:
        """Yield the blocks of the template; a tool that said nothing is named once in a row."""
        last: Block | None = None
        for part in self.template.body:
            if getattr(part, "tool", "") in {"", *self.facts.tools}:
                for block in self._part(part):
                    if block != last:
                        yield block
                    last = block

    def _part(self, part: Part) -> Iterator[Block]:
        match part:
            case Head():
                yield Heading(self.ours(part.text), part.level)
            case Words():
                yield Paragraph(self._text(part.text), part.is_quote)
            case Listed():
                yield Points(tuple(self._text(text) for text in part.texts))
            case Record():
                yield self._record(part)
            case Grid():
                yield self._grid(part)
            case Told():
                yield self._told(part)
            case Schedule():
                yield self._schedule(part)
            case Drawn():
                yield self._drawn(part)
            case Ruled():
                yield Lines(self.ours(part.label), part.count)

    def _text(self, text: str) -> Text:
        """Return a text of ours whose keys are replaced by values, or by blanks."""
        pieces = _KEY.split(self.say(Message(text)))
        runs: list[Run] = []
        for number, piece in enumerate(pieces):
            runs.extend(self._value(piece) if number % 2 else words(piece) if piece else ())
        return tuple(runs)

    def _value(self, key: str) -> Text:
        known = self.known(key)
        return _linked(known) if known else self._blank(_hint(self.template, key))

    def _blank(self, hint: str) -> Text:
        said = self.ours(BLANK_SAID, hint=self.ours(hint)) if hint else self.ours(BLANK)
        return (Run(said, is_blank=True),)

    def _record(self, part: Record) -> Table:
        rows = tuple((words(self.ours(label)), self._value(key)) for label, key in part.rows)
        return Table(self.ours(part.caption), self._said(_HEADER), rows)

    def _schedule(self, part: Schedule) -> Table:
        empty = tuple(self._blank("") for _ in part.header[1:])
        rows = tuple((words(self.ours(line)), *empty) for line in part.lines)
        return Table(self.ours(part.caption), self._said(part.header), rows)

    def _grid(self, part: Grid) -> Block:
        rows = self._rows(part.key)
        if not rows:
            return self._to_evaluate(part.tool)
        header = self._said(part.header)
        kept = [rank for rank in range(len(header)) if any(plain(row[rank]) for row in rows)]
        return Table(
            self.ours(part.caption),
            tuple(header[rank] for rank in kept),
            tuple(tuple(row[rank] for rank in kept) for row in rows),
        )

    def _told(self, part: Told) -> Block:
        rows = self._rows(part.key)
        return Points(tuple(row[0] for row in rows)) if rows else self._to_evaluate(part.tool)

    def _rows(self, key: str) -> tuple[tuple[Text, ...], ...]:
        rows = self.values.get(key)
        if isinstance(rows, str | Message | Drawing) or not rows:
            return ()
        return tuple(tuple(_linked(self._word(cell)) for cell in row) for row in rows)

    def _drawn(self, part: Drawn) -> Block:
        drawing = self.values.get(part.key)
        if not isinstance(drawing, Drawing):
            return self._to_evaluate(part.tool)
        return Picture(drawing.svg, drawing.alt, self.ours(part.caption))

    def _to_evaluate(self, tool: str) -> Paragraph:
        hint = TO_ANSWER if tool == "girouet" else TO_EVALUATE
        blank = (Run(self.ours(hint), is_blank=True),)
        address = self.facts.tools.get(tool, "")
        return Paragraph((*blank, Run(" "), Run(address, url=address)) if address else blank)

    def _reference(self) -> Paragraph:
        """Return who follows the file, as on any letter of an administration."""
        return Paragraph(
            self._text(
                N_(
                    "Service : %(service)s. Dossier suivi par : %(follower)s. Référence : "
                    "%(reference)s."
                )
            )
        )

    def _signature(self) -> Iterator[Block]:
        yield Heading(self.ours(N_("Signature")))
        where = self._text(N_("Fait à %(place)s, le %(signed_on)s."))
        who = self._text(N_("Pour %(authority)s, à signer par %(signatory)s."))
        yield Lines(self.ours(N_("Nom, qualité et signature")), _SIGNING, (where, who))

    def _verification(self) -> Iterator[Block]:
        yield Heading(self.ours(N_("Vérification, à ôter de ce qui est signé")), starts_page=True)
        if self.template.checks:
            yield Points(tuple(self._text(text) for text in self.template.checks))
        rows = (
            (N_("À vérifier par"), words(self.ours(self.template.verifier))),
            (N_("Vérifié par"), self._blank(N_("nom et fonction"))),
            (N_("Date et visa"), self._blank("")),
        )
        cells = tuple((words(self.ours(label)), said) for label, said in rows)
        yield Table(self.ours(N_("Vérification")), self._said(_HEADER), cells)

    def _sources(self) -> Iterator[Block]:
        yield Heading(self.ours(N_("Sources et date")))
        made = self.ours(
            N_("Préparé le %(day)s d’après %(origin)s."),
            day=self.facts.day,
            origin=self.say(self.facts.origin),
        )
        noted = self.ours(
            N_("Références relevées le %(day)s : à relire à la source avant de signer."),
            day=NOTED_ON,
        )
        cited = (
            words(self.ours(one.title), one.url)
            for one in self.template.sources
            if one.tool in {"", *self.facts.tools}
        )
        yield Points((words(made), *cited, words(noted)))

    def _said(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(self.ours(text) for text in texts)

    def _word(self, said: Said) -> str:
        return self.say(said) if isinstance(said, Message) else said


def _values(template: Template, facts: Facts) -> Values:
    return {
        "signatory": message(template.signatory),
        "called_for": _called_for(template, facts),
        **common(facts),
        **template.values(facts),
    }


def _called_for(template: Template, facts: Facts) -> Value:
    """Return the duties that call for the document: the law names papers with underscores."""
    found = facts.qualification
    return found.calling_for(template.key.replace("-", "_")) if found else None


def _hint(template: Template, key: str) -> str:
    return template.blanks.get(key) or _BLANKS.get(key, "")


def _linked(text: str) -> Text:
    """Return words, which lead where they say when they are an address."""
    return words(text, text if _ADDRESS.fullmatch(text) else "")


def _exported(shape: Mapping[str, Any], values: Values) -> dict[str, Any]:
    return {
        name: _exported(inner, values) if isinstance(inner, Mapping) else values.get(inner) or None
        for name, inner in shape.items()
    }
