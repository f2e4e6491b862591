"""Making the plan of an import: the file is read whole, then compared with the catalogue."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import islice

from django.conf import settings

from iatheque.exchange.options import NO_OPTION, Options
from iatheque.exchange.plan import Absent, ImportPlan
from iatheque.exchange.progress import Progress, silent
from iatheque.exchange.readers.sources import Source
from iatheque.exchange.readers.table import Row, open_table
from iatheque.exchange.refusals import FileRefusedError
from iatheque.lib.messages import N_
from iatheque.projects import entries
from iatheque.projects.entries import ENTRY_MODELS
from iatheque.projects.models import Draft
from iatheque.schema.levels import Level

from .gathering import Gathered, gather
from .known import look_up
from .outcome import Held, decide
from .recognising import Recogniser

STEP = N_("Comparaison avec le catalogue")
_BATCH = 500


def make_plan(
    source: Source, options: Options = NO_OPTION, progress: Progress = silent
) -> ImportPlan:
    """Return what importing `source` (a path, bytes, or an http(s) address) would do.

    Writes nothing in the database. The plan holds temporary files: close it. Raises
    `FileRefusedError` when the file is refused whole.
    """
    with open_table(source, options.sheet) as table:
        gathered = gather(table, progress, options.settled)
        columns = table.columns
    with closing(gathered):
        _refuse_shrunk(gathered.count, options.previous_lines)
        catalogue = look_up(gathered, options.organisation)
        recogniser = Recogniser(catalogue, gathered.sirets, options)
        plan = ImportPlan(
            headers=columns.headers, unknown=columns.unknown, last_project=catalogue.last_project
        )
        try:
            present = _fill(plan, gathered, recogniser, options, progress)
            _list_absent(plan, present, options)
        except BaseException:
            plan.close()
            raise
    return plan


def _refuse_shrunk(count: int, previous: int) -> None:
    if count < previous * settings.IMPORT_MINIMUM_SHARE:
        why = N_(
            "Ce fichier n’a plus que %(count)d lignes, contre %(previous)d la fois précédente : "
            "il est sans doute incomplet."
        )
        raise FileRefusedError(why, count=count, previous=previous)


def _fill(
    plan: ImportPlan,
    gathered: Gathered,
    recogniser: Recogniser,
    options: Options,
    progress: Progress,
) -> set[int]:
    """Add all lines to the plan; return the keys of the projects that they are about."""
    present: set[int] = set()
    for rows in _batches(gathered.rows()):
        cases = [recogniser.recognise(row) for row in rows]
        pks = [case.project.pk for case in cases if case.project]
        held = _load(pks)
        present.update(pks)
        for case in cases:
            plan.add(*decide(case, held.get(case.project.pk) if case.project else None, options))
        progress(STEP, plan.total, gathered.count)
    return present


def _batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while batch := list(islice(rows, _BATCH)):
        yield batch


def _load(pks: Sequence[int]) -> dict[int, Held]:
    """Return by key the drafts of these projects, with their published values (two queries)."""
    if not pks:
        return {}
    published = {entry.pk: entry.values for entry in entries.fetch(Level.EXPERT, pks)}
    drafts = Draft.objects.select_related("project").filter(pk__in=pks).order_by("pk")
    return {draft.pk: Held(draft, published.get(draft.pk)) for draft in drafts}


def _list_absent(plan: ImportPlan, present: set[int], options: Options) -> None:
    rows = ENTRY_MODELS[Level.PUBLIC]._default_manager.order_by("pk")
    if options.organisation:
        rows = rows.filter(siren=options.organisation)
    columns = rows.values_list("pk", "public_id", "coll_nom", "nom_projet")
    for pk, *shown in columns.iterator(chunk_size=2000):
        if pk not in present:
            plan.add_absent(Absent(*shown))
