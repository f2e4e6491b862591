"""`/collectivites/<siren>-<slug>/registre/`: the public register of an authority's algorithms."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from iatheque.exchange import licence
from iatheque.exchange.delivery import data_view, download
from iatheque.exchange.register.csv_file import write_register
from iatheque.exchange.register.pdf_file import register_pdf
from iatheque.exchange.register.rows import BLANK, BLOCKS, Answer, answers
from iatheque.exchange.writers.formats import CSV
from iatheque.lib.documents.blocks import Block, Document, Heading, Paragraph, Points, Table, words
from iatheque.lib.documents.docx_file import write_docx
from iatheque.lib.documents.files import DOCX, PDF, FileKind
from iatheque.lib.text import slugify
from iatheque.projects import entries
from iatheque.projects.directory import Listed
from iatheque.projects.entries import Entry
from iatheque.schema.levels import Level
from iatheque.schema.model import FIELD_BY_KEY
from iatheque.web.display import text_of
from iatheque.web.filters import date_of
from iatheque.web.typography import gettext as _
from iatheque.web.typography import ngettext

from .views import find_or_404

PAGE_SIZE = 8


class Told(NamedTuple):
    """A project of the register: its title, its page, the answers of each block."""

    title: str
    path: str
    blocks: list[tuple[str, list[Answer]]]


@require_safe
def page(request: HttpRequest, siren: str, slug: str | None = None) -> HttpResponse:
    """Show the register; an old name leads to the current one."""
    one = find_or_404(siren)
    path = f"{one.path}registre/"
    if slug != slugify(one.place.name):
        return HttpResponsePermanentRedirect(path)
    shown = Paginator(_entries(one), PAGE_SIZE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "one": one,
        "page": shown,
        "told": [_told(entry) for entry in shown],
        "introduction": _introduction(one),
        "foot": _foot(),
        "blank": _(BLANK),
        "address": f"{settings.SITE_URL}{path}",
        "csv": _file(one, "csv"),
        "pdf": _file(one, "pdf"),
        "docx": _file(one, "docx"),
    }
    return render(request, "authorities/register.html", context)


@require_safe
@data_view
def as_csv(request: HttpRequest, siren: str) -> HttpResponseBase:
    """`/collectivites/<siren>/registre.csv`: one line per project."""
    found = _entries(find_or_404(siren))

    def write() -> Any:
        return write_register(found, _say, _, site_url=settings.SITE_URL)

    return download(request, f"registre-{siren}.csv", CSV.media_type, write)


@require_safe
@data_view
def as_pdf(request: HttpRequest, siren: str) -> HttpResponse:
    """`/collectivites/<siren>/registre.pdf`: the same, to print and to keep."""
    return _whole(request, siren, PDF, register_pdf)


@require_safe
@data_view
def as_docx(request: HttpRequest, siren: str) -> HttpResponse:
    """`/collectivites/<siren>/registre.docx`: the same, to complete in a word processor."""
    return _whole(request, siren, DOCX, lambda document: write_docx(document, timezone.now()))


def _whole(
    request: HttpRequest, siren: str, kind: FileKind, write: Callable[[Document], bytes]
) -> HttpResponse:
    one = find_or_404(siren)
    content = b"" if request.method == "HEAD" else write(_document(one))
    response = HttpResponse(content, content_type=kind.media_type)
    name = f"registre-{siren}-{timezone.localdate():%Y-%m-%d}.{kind.key}"
    response.headers["Content-Disposition"] = content_disposition_header(False, name)
    response.headers["Cache-Control"] = "no-cache"
    return response


def _entries(one: Listed) -> list[Entry]:
    if not one.projects:
        return []
    return entries.of_authority(Level.PUBLIC, one.place.siren, limit=one.projects)


def _file(one: Listed, extension: str) -> str:
    return f"/collectivites/{one.place.siren}/registre.{extension}"


def _say(entry: Entry, key: str) -> str:
    return text_of(FIELD_BY_KEY[key], entry.values[key])


def _told(entry: Entry) -> Told:
    blocks = [(_(block.label), answers(entry, block, _say)) for block in BLOCKS]
    return Told(entry.text("nom_projet"), entry.path, blocks)


def _introduction(one: Listed) -> list[str]:
    """Return what the register is, and how many projects it holds."""
    if not one.projects:
        return [
            _("%(name)s n’a publié aucun projet dans l’IAthèque : ce registre est vide.")
            % {"name": one.place.name},
            _("Un registre vide ne prouve pas qu’aucun algorithme n’est utilisé."),
        ]
    said = ngettext(
        "Ce registre décrit %(count)s projet rendu public par %(name)s.",
        "Ce registre décrit %(count)s projets rendus publics par %(name)s.",
        one.projects,
    )
    return [
        said % {"count": one.projects, "name": one.place.name},
        _(
            "La loi demande aux administrations, sauf aux plus petites, de publier les règles des "
            "principaux algorithmes qui servent à prendre des décisions individuelles (code des "
            "relations entre le public et l’administration, article L312-1-3). Un projet cité ici "
            "n’en relève pas forcément."
        ),
    ]


def _foot() -> list[str]:
    day = date_of(timezone.now())
    return [
        _("Registre établi le %(day)s d’après les fiches publiques de l’IAthèque (%(site)s).")
        % {"day": day, "site": settings.SITE_URL},
        _(
            "Rubriques : inventaire des algorithmes publics proposé par Etalab. "
            "« Non renseigné » : la fiche publique ne le dit pas."
        ),
        _("Données sous %(licence)s.") % {"licence": licence.NAME},
    ]


def _document(one: Listed) -> Document:
    """Return the register as the blocks of its files."""
    title = _("Registre public des algorithmes")
    introduction = _introduction(one)
    address = f"{settings.SITE_URL}{one.path}registre/"
    foot = (*(words(said) for said in _foot()), words(address, address))
    return Document(
        title=f"{title}, {one.place.name}",
        letterhead=_("SIREN %(siren)s") % {"siren": one.place.siren},
        author=one.place.name,
        description=introduction[0],
        notice="",
        blocks=(
            *(Paragraph(words(said)) for said in introduction),
            *chain.from_iterable(_blocks(_told(entry)) for entry in _entries(one)),
            Heading(_("Sources et date")),
            Points(foot),
        ),
        footer=f"{title} · {one.place.name}",
    )


def _blocks(project: Told) -> Iterator[Block]:
    """Yield a project: its name, the four blocks of the inventory, its page."""
    yield Heading(project.title)
    header = (_("Rubrique"), _("Réponse"))
    for label, rows in project.blocks:
        yield Heading(label, level=3)
        cells = tuple((words(_(row.label)), words(text or _(BLANK))) for row, text in rows)
        yield Table(f"{project.title} : {label}", header, cells)
    address = f"{settings.SITE_URL}{project.path}"
    yield Paragraph(words(address, address))
