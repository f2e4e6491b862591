"""Fill the library of this process with made-up records: `python -m tests.bench.fill COUNT`."""

import sys
from itertools import islice

import django
from tqdm import tqdm


def main(count: int) -> None:
    """Migrate, publish `count` records in batches of one transaction, build the indexes."""
    django.setup()
    from django.core.management import call_command
    from django.db import transaction

    from iatheque.projects.domain.drafts import NewProject, create_projects
    from iatheque.projects.domain.state import set_state
    from iatheque.projects.states import State
    from iatheque.search.follow import sync
    from tests.bench.records import records

    call_command("migrate", verbosity=0)
    rows = records(count)
    with tqdm(total=count, unit="projet") as bar, transaction.atomic():
        while batch := [NewProject(values) for values in islice(rows, 1000)]:
            projects = create_projects(batch, by=None)
            set_state(projects, State.PUBLISHED, by=None)
            bar.update(len(batch))
    sync()


if __name__ == "__main__":
    main(int(sys.argv[1]))
