"""The way from a duty to the documents that this site prepares, filled with the same answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from iatheque.decision.law import reading
from iatheque.decision.law.duties import Document
from iatheque.projects.models import Project
from iatheque.web import documents

_TOOL = "qualification"
_INVENTORY = "inventaire"  # of an authority, not of a project


@dataclass(frozen=True, slots=True)
class Papers:
    """Where each prepared document is, by its key in the law; the others are not in `paths`.

    `state` is the answers to post, empty when the site keeps them; `filled` names the documents
    that answers fill.
    """

    paths: Mapping[str, str]
    filled: frozenset[str]
    state: str = ""


def for_anybody(state: str) -> Papers:
    """Return the ways for answers that travel with the page, packed in `state`."""
    paths = {
        one.key: reverse("decision:document", kwargs={"key": template_key(one)})
        for one in prepared()
    }
    takes = {one.key for one in prepared() if _takes_answers(one)}
    inventory = {_INVENTORY: reverse("authorities:list")}
    return Papers(paths | inventory, frozenset(takes), state)


def of_project(project: Project) -> Papers:
    """Return the ways for a project of the authority: its sheet and its evaluations fill them."""
    shelf = reverse("workspace:documents", kwargs={"public_id": project.public_id})
    paths = {
        one.key: reverse(
            "workspace:document", kwargs={"public_id": project.public_id, "key": template_key(one)}
        )
        for one in prepared()
    }
    return Papers(paths | {_INVENTORY: shelf}, frozenset(paths))


def prepared() -> list[Document]:
    """Return the documents of the law that are prepared for a project, and that this site offers.

    The inventory is left out: it is that of an authority.
    """
    wanted = (one for duty in reading.current().duties for one in duty.documents)
    return [
        one
        for one in dict.fromkeys(wanted)
        if one.is_prepared and one.key != _INVENTORY and documents.find(template_key(one))
    ]


def template_key(document: Document) -> str:
    """Return the key of the template of a document: that of the law, as addresses write it."""
    return document.key.replace("_", "-")


def _takes_answers(document: Document) -> bool:
    template = documents.find(template_key(document))
    return template is not None and _TOOL in template.tools
