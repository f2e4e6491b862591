"""Plans that wait: choices, expiry, hostile files, and what is forgotten."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.core.files.storage import default_storage
from django.utils import timezone

from iatheque.accounts.models import User
from iatheque.exchange.refusals import FileRefusedError
from iatheque.intake import retention, work
from iatheque.intake.domain import undoing
from iatheque.intake.domain.applying import begin
from iatheque.intake.domain.preparing import accept_all, choose, discard, prepare, receive
from iatheque.intake.kept_plan import line_of
from iatheque.intake.models import Import, PlannedLine
from iatheque.moderation.domain.rules import NotAllowedError
from tests.exchange.lines import LINE, OTHER_SIRET, WRONG_SIRET, line, table
from tests.factories import make_draft, make_project
from tests.organisations.people import SIREN, authority, person

from .imports import applied, library, planned

pytestmark = pytest.mark.django_db


def actions(of: Import) -> list[tuple[int, str]]:
    rows = PlannedLine.objects.filter(of=of).exclude(kind="absent").order_by("number")
    return list(rows.values_list("number", "kind"))


def test_a_ticked_suggestion_is_taken_and_an_unticked_one_left(team: User) -> None:
    wrong = [line(nom_projet=f"Projet {n}", coll_siret=WRONG_SIRET) for n in range(2)]
    of = planned(line(), *wrong, by=team)
    assert actions(of) == [(2, "created"), (3, "refused"), (4, "refused")]

    choose(of, shown=[3, 4], ticked=[4, 99], settled={})
    prepare(of)
    assert (of.accepted, actions(of)) == ([4], [(2, "created"), (3, "refused"), (4, "created")])

    choose(of, shown=[4], ticked=[], settled={})
    prepare(of)
    assert actions(of) == [(2, "created"), (3, "refused"), (4, "refused")]

    accept_all(of)
    prepare(of)
    assert (of.accepted, {action for _line, action in actions(of)}) == ([3, 4], {"created"})


def test_a_doubt_is_settled_by_naming_the_project(team: User) -> None:
    make_project(public_id="aaaaaaaaaa", **LINE_VALUES)
    make_project(public_id="bbbbbbbbbb", **LINE_VALUES)
    of = planned(line(theme="Mobilités"), by=team)
    assert actions(of) == [(2, "doubtful")]

    choose(of, shown=[2], ticked=[], settled={2: "bbbbbbbbbb"})
    prepare(of)

    kept = line_of(PlannedLine.objects.get(of=of, number=2))
    assert (kept.action.value, kept.project) == ("updated", "bbbbbbbbbb")


LINE_VALUES = {"nom_projet": LINE["nom_projet"], "coll_siret": LINE["coll_siret"]}


def test_nothing_of_the_drafts_of_others_is_told(agent: User) -> None:
    """A member of A writes the identifiers and the names of projects of B."""
    theirs = authority(OTHER_SIRET[:9])
    secret = "Projet gardé secret"
    hidden = {"nom_projet": secret, "coll_siret": OTHER_SIRET, "coll_nom": "Ville secrète"}
    for public_id in ("aaaaaaaaaa", "bbbbbbbbbb"):
        make_draft(organisation=theirs, public_id=public_id, **hidden)
    orphan = hidden | {"coll_siret": WRONG_SIRET, "nom_projet": "Orphelin secret"}
    make_draft(public_id="cccccccccc", **orphan)
    lines = [
        {"id": "aaaaaaaaaa"},
        {"id": "aaaaaaaaaa"},
        {"id": "", "nom_projet": secret, "coll_siret": OTHER_SIRET},
        {"id": "", "nom_projet": secret, "coll_nom": "Ville secrète"},
        {"id": "cccccccccc", "nom_projet": "x", "coll_siret": LINE["coll_siret"]},
    ]
    empty = dict.fromkeys(("nom_projet", "coll_siret", "coll_nom"), "")
    of = planned(*({**one, **empty, **one} for one in lines), by=agent, siren=SIREN)

    said = [
        (row.kind, row.line["project"], row.line["name"], row.line["authority"], row.line["notes"])
        for row in PlannedLine.objects.filter(of=of).order_by("number")[:4]
    ]
    assert said == [
        ("refused", "", "", "", []),
        ("refused", "", "", "", []),
        ("refused", "", secret, "", []),
        ("refused", "", secret, "Ville secrète", []),
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<html></html>", "Ce fichier est une page web (HTML ou XML), pas un tableau."),
        (
            b"id,coll_nom\na,b\x00c\n",
            "Ce fichier est binaire, ni texte ni classeur ; donnez un CSV ou un XLSX.",
        ),
        (b",".join([b"x"] * 400) + b"\na\n", "Ce tableau a trop de colonnes (400)."),
        (
            b"coll_nom,coll_nom\na,b\n",
            "La même colonne est donnée deux fois : « coll_nom », « coll_nom ».",
        ),
    ],
)
def test_a_hostile_file_is_refused_whole(content: bytes, sentence: str, team: User) -> None:
    of = planned(by=team, content=content)

    assert (of.status, str(of.said), actions(of)) == (Import.Status.REFUSED, sentence, [])
    assert not begin(of)


def test_a_zip_bomb_is_refused(team: User, settings: LazySettings) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"):
            archive.writestr(name, b" " * 30_000_000)

    of = planned(by=team, content=file.getvalue())

    assert str(of.said) == (
        "Ce classeur est trop gros une fois décompressé : enregistrez-le en CSV."
    )


def test_a_file_beyond_the_limit_is_not_kept(team: User, settings: LazySettings) -> None:
    settings.IMPORT_MAX_BYTES = 10

    with pytest.raises(FileRefusedError):
        receive(by=team, siren="", content=io.BytesIO(b"x" * 11), name="a.csv")

    assert Import.objects.count() == 0


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd.csv", "../../etc/passwd.csv"),
        ("<script>\n.csv", "<script> .csv"),
        ("\u202etxt.exe\x00", "txt.exe"),
        ("a" * 500, "a" * 200),
    ],
)
def test_the_name_of_a_file_is_shown_and_names_nothing(name: str, shown: str, team: User) -> None:
    of = receive(by=team, siren="", content=io.BytesIO(table(line())), name=name)

    assert (of.name, of.file) == (shown, f"imports/{of.token}.file")


def test_a_stranger_prepares_nothing() -> None:
    with pytest.raises(NotAllowedError):
        receive(by=person("passante"), siren=SIREN, content=io.BytesIO(b"x"), name="a.csv")


def test_an_old_plan_can_no_longer_be_applied_and_is_forgotten(team: User) -> None:
    of, kept = planned(line(), by=team), applied(line(nom_projet="Gardé"), by=team)
    Import.objects.update(expires_at=timezone.now() - timedelta(hours=1))
    of.refresh_from_db()

    assert not begin(of)
    with pytest.raises(NotAllowedError):
        choose(of, shown=[], ticked=[], settled={})
    assert retention.forget_old() == 1
    assert retention.forget_old() == 0
    assert [default_storage.exists(name) for name in (of.file, of.report, kept.report)] == [
        False,
        False,
        True,
    ]
    assert list(Import.objects.all()) == [kept]


def test_an_old_import_keeps_its_place_in_history_without_its_report(team: User) -> None:
    of = applied(line(), by=team)
    Import.objects.update(at=timezone.now() - timedelta(days=366))

    assert retention.forget_old() == 1

    of.refresh_from_db()
    assert (of.status, of.report, of.traces.count()) == (Import.Status.APPLIED, "", 0)


def test_a_plan_that_is_discarded_leaves_no_file(
    team: User, django_capture_on_commit_callbacks: object
) -> None:
    of = planned(line(), by=team)
    with django_capture_on_commit_callbacks(execute=True):
        discard(of)

    assert [default_storage.exists(name) for name in (of.file, of.report)] == [False, False]
    with pytest.raises(NotAllowedError):
        discard(applied(line(), by=team))


def test_work_that_a_process_left_is_taken_up(team: User) -> None:
    left = receive(by=team, siren="", content=io.BytesIO(table(line())), name="a.csv")
    stopped = planned(line(nom_projet="Autre"), by=team)
    begin(stopped)
    undone = applied(line(nom_projet="Encore"), by=team)
    undoing.begin(undone, by=team)
    before = library()
    assert work.take_up(prepare) == 0

    Import.objects.update(status_at=timezone.now() - timedelta(minutes=61))

    assert work.take_up(prepare) == 3
    assert list(Import.objects.order_by("pk").values_list("status", flat=True)) == [
        "ready",
        "ready",
        "applied",
    ]
    assert (library(), actions(left)) == (before, [(2, "created")])
