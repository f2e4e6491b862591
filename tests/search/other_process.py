"""Another process of the same library, told what to do line by line: `python -m …other_process`.

`follow` starts following in a thread, `sync` applies the changes once, `names` lists the projects
found by the public; each answers with one line.
"""

import sys

import django


def main() -> None:
    """Answer each line of the input by one line."""
    django.setup()
    from iatheque.projects.catalogue import forget_version
    from iatheque.search import follow
    from tests.search.reading import names

    orders = {
        "follow": follow.start_thread,
        "sync": follow.sync,
        "names": lambda: " ".join(sorted(names())),
    }
    for line in sys.stdin:
        forget_version()
        sys.stdout.write(f"{orders[line.strip()]()}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
