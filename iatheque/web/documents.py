"""Documents to sign, for the pages that offer them: facts gathered, formats, files."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from iatheque.access.abilities import abilities
from iatheque.access.gate import level_on, opened_extensions, shown_fields
from iatheque.access.viewer import Viewer
from iatheque.decision import loading
from iatheque.decision.documents import stored
from iatheque.decision.documents.facts import BLANK_MODEL, Facts
from iatheque.decision.documents.filling import export, fill
from iatheque.decision.documents.registry import BY_KEY, DOCUMENTS
from iatheque.decision.documents.template import Template
from iatheque.lib.documents.blocks import Document
from iatheque.lib.documents.docx_file import write_docx
from iatheque.lib.documents.files import DOCX, JSON, PDF, FileKind
from iatheque.lib.documents.pdf_file import write_pdf
from iatheque.lib.messages import N_, message
from iatheque.organisations import territories
from iatheque.projects.directory import path_of
from iatheque.projects.models import Project
from iatheque.projects.states import State
from iatheque.schema.vocabulary import NSP

from .display import text_of
from .filters import date_of, number, translated
from .typography import gettext as _

# The evaluations that fill documents, and how facts and addresses name each.
TOOLS = {
    "radar": "radar",
    "girouet": "girouet",
    "qualification": "qualification",
    "empreinte": "footprint",
}


# « Ne sait pas » is an answer on a sheet; in a document to sign, it is a blank.
_UNKNOWN = (None, "", [], NSP, [NSP])


class Format(NamedTuple):
    """A file that a document is downloaded as, and what its button says."""

    kind: FileKind
    label: str
    write: Callable[[Template, Facts], bytes]


def _docx(template: Template, facts: Facts) -> bytes:
    return write_docx(made(template, facts), timezone.now())


def _pdf(template: Template, facts: Facts) -> bytes:
    return write_pdf(made(template, facts))


def _json(template: Template, facts: Facts) -> bytes:
    content = {"document": template.key, "prepare_le": timezone.localdate().isoformat()}
    said = content | {"informations": export(template, facts)}
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


_FORMATS = (
    Format(DOCX, N_("Télécharger en DOCX"), _docx),
    Format(PDF, N_("Télécharger en PDF"), _pdf),
)
_DATA = Format(JSON, N_("Télécharger en JSON"), _json)


def offered() -> list[Template]:
    """Return the documents that this site prepares: those whose tools it may show."""
    return [one for one in DOCUMENTS if all(loading.is_available(tool) for tool in one.needs)]


def find(key: str) -> Template | None:
    """Return a document of this site by its key."""
    template = BY_KEY.get(key)
    return template if template in offered() else None


def formats(template: Template) -> dict[str, Format]:
    """Return by key the files of a document."""
    found = (*_FORMATS, _DATA) if template.exported else _FORMATS
    return {one.kind.key: one for one in found}


def made(template: Template, facts: Facts) -> Document:
    """Return the document in the reader's language."""
    return fill(template, facts, translated)


def file_answer(template: Template, facts: Facts, chosen: Format, name: str = "") -> HttpResponse:
    """Answer with the file, which nobody keeps on the way."""
    response = HttpResponse(chosen.write(template, facts), content_type=chosen.kind.media_type)
    parts = (template.key, name, f"{timezone.localdate():%Y-%m-%d}")
    file_name = "-".join(part for part in parts if part) + f".{chosen.kind.key}"
    response.headers["Content-Disposition"] = content_disposition_header(True, file_name)
    response.headers["Cache-Control"] = "private, no-store"
    return response


def blank_facts() -> Facts:
    """Return what is known of no project at all."""
    return Facts(day=date_of(timezone.now()), origin=message(BLANK_MODEL), tools=_tools())


def project_facts(project: Project, viewer: Viewer) -> Facts:
    """Return what `viewer` may read of `project`, as it is being written, with its evaluations.

    `project` is fetched with its draft and its authority; only those who read a project whole get
    here (`abilities`), the gate decides again which values they read. Evaluations are private to
    the authority: the national team, which reads the sheet whole, does not read them here either.
    """
    is_ours = abilities(viewer, project)["evaluate"]
    draft = project.draft
    level = level_on(viewer, project.siren)
    sheet = {
        field.key: text_of(field, draft.values[field.key])
        for field in shown_fields(level, opened_extensions(draft.values))
        if draft.values.get(field.key) not in _UNKNOWN
    }
    evaluations = (
        stored.of_project(project, timezone.localdate()) if is_ours else stored.Evaluations()
    )
    saved = date_of(draft.updated_at)
    return replace(
        blank_facts(),
        origin=message(N_("la fiche du projet, enregistrée le %(day)s"), day=saved),
        sheet=sheet,
        radar=evaluations.radar,
        girouet=evaluations.girouet,
        qualification=evaluations.qualification,
        footprint=evaluations.footprint,
        tools=_tools_of(project) if is_ours else _tools(),
        **_authority(project, sheet.get("coll_nom", "")),
    )


def _authority(project: Project, named: str) -> dict[str, Any]:
    """Return whose project it is, and where the public reads of it."""
    organisation = project.organisation
    name = organisation.name if organisation else named
    public = project.state == State.PUBLISHED
    registered = public and bool(project.siren)
    return {
        "authority": name,
        "siren": project.siren,
        "population": _population(project),
        "address": f"{settings.SITE_URL}/projets/{project.public_id}/" if public else "",
        "register": (
            f"{settings.SITE_URL}{path_of(project.siren, name)}registre/" if registered else ""
        ),
    }


def _population(project: Project) -> str:
    people = project.organisation.population if project.organisation else None
    place = territories.get(project.siren) if people is None else None
    people = place.population if place else people
    return "" if people is None else _("%(count)s habitants") % {"count": number(people)}


def _tools() -> dict[str, str]:
    """Return where anybody tries each evaluation that this site offers."""
    return {
        tool: f"{settings.SITE_URL}{reverse(f'decision:{name}')}"
        for tool, name in TOOLS.items()
        if loading.is_available(tool)
    }


def _tools_of(project: Project) -> dict[str, str]:
    """Return where each evaluation of this project is made."""
    page = reverse("decision:project", kwargs={"public_id": project.public_id})
    return dict.fromkeys(_tools(), f"{settings.SITE_URL}{page}")
