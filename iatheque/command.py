"""The `iatheque` command: every verb is a Django management command of one of our apps."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    """Run the verb given on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    execute_from_command_line(["iatheque", *sys.argv[1:]])
