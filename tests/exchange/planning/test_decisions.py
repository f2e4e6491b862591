"""What becomes of a line, and what applying it would store."""

from typing import Any

import pytest

from iatheque.accounts.models import User
from iatheque.exchange.options import Options
from iatheque.exchange.plan import Write
from iatheque.exchange.planning import make_plan
from iatheque.projects.domain.state import set_state
from iatheque.projects.models import Draft
from iatheque.projects.states import State
from tests.exchange.lines import VALUES, WRONG_SIRET, line, planned, table
from tests.factories import make_draft, make_project

pytestmark = pytest.mark.django_db

ID = "abcdefgh22"
NECESSARY = "Cette information est nécessaire pour publier."
KEY = f"La clé du SIRET {WRONG_SIRET} est fausse : un chiffre a sans doute été mal recopié."
FROM_DRAFT = (
    "Ce projet a un brouillon différent de sa dernière publication : l’import part du brouillon."
)
SHORT = (
    "Cette ligne a moins de cases que d’en-têtes : une case manque, ou un retour à la ligne "
    "n’est pas entre guillemets."
)
STAYS = "Ce projet est un brouillon en cours d’écriture : il n’est pas publié."


def writes(content: bytes, **options: Any) -> list[Write]:
    """Return what applying the plan of `content` would store."""
    with make_plan(content, Options(**options)) as plan:
        return list(plan.writes())


def test_a_new_line_without_error_is_created_and_published() -> None:
    content = table(line())

    assert planned(content) == [{"line": 2, "action": "created"}]
    assert writes(content) == [
        Write(pk=None, revision=0, public_id="", values=VALUES, unread={}, publishes=True, line=2)
    ]


def test_a_new_line_in_error_is_refused_and_stored_as_a_draft_only_when_asked() -> None:
    content = table(line(coll_siret=WRONG_SIRET, url_infos="interne"))
    remarks = [
        (
            "url_infos",
            "avertissement",
            "interne",
            "",
            "« interne » n’est pas une adresse web complète, comme https://ville.example/ia.",
        ),
        ("coll_siret", "erreur", WRONG_SIRET, "", KEY),
    ]
    told = {"line": 2, "action": "refused", "remarks": remarks}

    assert planned(content) == [told]
    assert writes(content) == []
    assert planned(content, drafts=True) == [told | {"is_draft": True}]
    assert writes(content, drafts=True) == [
        Write(
            pk=None,
            revision=0,
            public_id="",
            values=VALUES | {"coll_siret": WRONG_SIRET},
            unread={"url_infos": ["interne"]},
            publishes=False,
            line=2,
        )
    ]


def test_a_line_that_says_the_same_changes_nothing() -> None:
    make_project(public_id=ID, **VALUES)

    assert planned(table(line())) == [{"line": 2, "action": "unchanged", "project": ID}]
    assert writes(table(line())) == []


def test_a_line_that_says_otherwise_updates_and_publishes() -> None:
    project = make_project(public_id=ID, **VALUES)
    content = table(line(projet_status="Terminé", nom_algorithme=""))

    assert planned(content) == [
        {
            "line": 2,
            "action": "updated",
            "project": ID,
            "differences": [
                ("projet_status", "En expérimentation", "Terminée"),
                ("nom_algorithme", "Prévision", ""),
            ],
            "remarks": [
                (
                    "projet_status",
                    "correction",
                    "Terminé",
                    "Terminée",
                    "Ramené à la valeur de la liste.",
                ),
                (
                    "nom_algorithme",
                    "a_completer",
                    "",
                    "",
                    "Cette information reste à compléter.",
                ),
            ],
        }
    ]
    assert writes(content) == [
        Write(
            pk=project.pk,
            revision=1,
            public_id="",
            values={key: VALUES[key] for key in VALUES if key != "nom_algorithme"}
            | {"projet_status": "Terminée"},
            unread={},
            publishes=True,
            line=2,
        )
    ]


@pytest.mark.parametrize("drafts", [False, True])
def test_a_published_project_is_never_touched_by_a_line_in_error(drafts: bool) -> None:
    make_project(public_id=ID, **VALUES)
    content = table(line(theme="", budget="plus de 100k€"))

    assert planned(content, drafts=drafts) == [
        {
            "line": 2,
            "action": "refused",
            "project": ID,
            "differences": [
                ("budget", "", "plus de 100k€"),
                ("theme", "Citoyenneté, santé, et solidarité", ""),
            ],
            "remarks": [("theme", "erreur", "", "", NECESSARY)],
        }
    ]
    assert writes(content, drafts=drafts) == []


def test_an_unread_text_alone_is_stored_without_a_new_publication() -> None:
    make_project(public_id=ID, **VALUES)
    content = table(line(projet_date="bientôt"))

    assert [write.publishes for write in writes(content)] == [False]
    assert writes(content)[0].unread == {"projet_date": ["bientôt"]}
    assert planned(content)[0]["action"] == "updated"


def test_a_draft_that_nobody_worked_on_is_published_once_it_is_right() -> None:
    make_draft(public_id=ID, **VALUES)

    assert planned(table(line())) == [{"line": 2, "action": "updated", "project": ID}]
    assert [write.publishes for write in writes(table(line()))] == [True]


def test_a_draft_that_somebody_writes_is_changed_and_not_published() -> None:
    author = User.objects.create_user("agent@ville.example")
    make_draft(public_id=ID, by=author, **VALUES)

    assert planned(table(line())) == [{"line": 2, "action": "unchanged", "project": ID}]
    assert planned(table(line(theme="Mobilités"))) == [
        {
            "line": 2,
            "action": "updated",
            "project": ID,
            "notes": [STAYS],
            "differences": [("theme", "Citoyenneté, santé, et solidarité", "Mobilités")],
            "is_draft": True,
        }
    ]
    assert [write.publishes for write in writes(table(line(theme="Mobilités")))] == [False]


def test_a_draft_in_error_is_stored_again_only_when_asked() -> None:
    make_draft(public_id=ID, **VALUES | {"coll_siret": WRONG_SIRET})
    same = table(line(coll_siret=WRONG_SIRET))
    other = table(line(coll_siret=WRONG_SIRET, theme="Mobilités"))

    assert [said["action"] for said in planned(same) + planned(other)] == ["refused"] * 2
    assert (writes(same, drafts=True), writes(other)) == ([], [])
    assert [write.values["theme"] for write in writes(other, drafts=True)] == ["Mobilités"]


def test_a_draft_ahead_of_its_publication_is_told() -> None:
    project = make_project(public_id=ID, **VALUES)
    draft = Draft.objects.get(project=project)
    draft.values = VALUES | {"budget": "plus de 100k€"}
    draft.save()

    assert planned(table(line(theme="Mobilités"))) == [
        {
            "line": 2,
            "action": "updated",
            "project": ID,
            "notes": [FROM_DRAFT],
            "differences": [("theme", "Citoyenneté, santé, et solidarité", "Mobilités")],
        }
    ]


@pytest.mark.parametrize(
    ("state", "label"), [(State.SUBMITTED, "En relecture"), (State.ARCHIVED, "Retiré")]
)
def test_a_project_under_review_or_withdrawn_is_left_alone(state: State, label: str) -> None:
    project = make_draft(public_id=ID, **VALUES)
    set_state(project, state, by=None)
    content = table(line(theme="Mobilités"))

    assert planned(table(line())) == [{"line": 2, "action": "unchanged", "project": ID}]
    assert planned(content) == [
        {
            "line": 2,
            "action": "doubtful",
            "project": ID,
            "reason": f"Ce projet est dans l’état « {label} » : un import ne le modifie pas.",
            "differences": [("theme", "Citoyenneté, santé, et solidarité", "Mobilités")],
        }
    ]
    assert writes(table(line())) + writes(content) == []


def test_a_line_of_more_cells_than_headers_is_refused() -> None:
    content = table(line()).replace(b"15/10/2025", b"15/10/2025,de trop")

    assert planned(content) == [
        {
            "line": 2,
            "action": "refused",
            "reason": (
                "Cette ligne a plus de cases que d’en-têtes : un séparateur n’est sans doute pas "
                "entre guillemets."
            ),
        }
    ]


def test_a_line_of_fewer_cells_than_headers_is_a_doubt() -> None:
    make_project(public_id=ID, **VALUES)
    cut = table(line()).replace(b",15/10/2025", b"")
    content = cut + table(line(nom_projet="Deux")).partition(b"\n")[2]

    assert planned(content) == [
        {"line": 2, "action": "doubtful", "project": ID, "reason": SHORT},
        {"line": 3, "action": "created"},
    ]
    assert [write.values["nom_projet"] for write in writes(content)] == ["Deux"]


def test_columns_of_an_extension_are_read_too() -> None:
    make_project(public_id=ID, **VALUES)

    assert planned(table({"id": ID, "placement_visee": "Plutôt nouveau"})) == [
        {
            "line": 2,
            "action": "updated",
            "project": ID,
            "differences": [("placement_visee", "", "plutôt nouveau")],
            "remarks": [
                (
                    "placement_visee",
                    "correction",
                    "Plutôt nouveau",
                    "plutôt nouveau",
                    "Ramené à la valeur de la liste.",
                )
            ],
        }
    ]
