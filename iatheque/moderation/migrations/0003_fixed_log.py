"""The database itself refuses to change a line of the audit log; PostgreSQL, to delete one too.

One change remains possible: a link to a person, a project or an authority may become empty, which
is what is left when one of them is deleted. SQLite empties a table by deleting its rows, as `restore` does
before it loads a backup: there the model alone refuses (and whoever holds the file holds the log).
"""

from typing import Any

from django.db import migrations

_TABLE = "moderation_auditevent"
_FIXED = ("id", "kind", "at", "detail")
_LINKS = ("by_id", "project_id", "organisation_id")
_REFUSAL = "a line of the audit log is neither changed nor deleted"


def _is_changed(different: str) -> str:
    fixed = [f"NEW.{name} {different} OLD.{name}" for name in _FIXED]
    links = [f"(NEW.{name} IS NOT NULL AND NEW.{name} {different} OLD.{name})" for name in _LINKS]
    return " OR ".join([*fixed, *links])


_SQLITE = (
    f"""CREATE TRIGGER audit_fixed BEFORE UPDATE ON {_TABLE}
    WHEN {_is_changed("IS NOT")} BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END""",
)
_POSTGRESQL = (
    f"""CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$""",
    f"""CREATE TRIGGER audit_fixed BEFORE UPDATE ON {_TABLE} FOR EACH ROW
    WHEN ({_is_changed("IS DISTINCT FROM")}) EXECUTE FUNCTION audit_refuse()""",
    f"""CREATE TRIGGER audit_kept BEFORE DELETE ON {_TABLE} FOR EACH ROW
    EXECUTE FUNCTION audit_refuse()""",
)
_UNDO = {
    "sqlite": ("DROP TRIGGER audit_fixed",),
    "postgresql": (
        f"DROP TRIGGER audit_fixed ON {_TABLE}",
        f"DROP TRIGGER audit_kept ON {_TABLE}",
        "DROP FUNCTION audit_refuse()",
    ),
}


def _lock(_apps: Any, editor: Any) -> None:
    for statement in {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}[editor.connection.vendor]:
        editor.execute(statement)


def _unlock(_apps: Any, editor: Any) -> None:
    for statement in _UNDO[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    """Two triggers."""

    dependencies = [("moderation", "0002_letters")]

    operations = [migrations.RunPython(_lock, _unlock)]
