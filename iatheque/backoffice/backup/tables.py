"""Which tables are saved, how they are emptied, and what must follow a loading."""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.management.color import no_style
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from iatheque.projects.entry_models import EntryBase
from iatheque.projects.models import Change
from iatheque.projects.resource_models import Shared

# Derived again from the rest, or worth nothing once restored.
_LEFT_OUT = (EntryBase, Shared, Change, Session)


def saved_models() -> list[type[Model]]:
    """Return the models whose rows are saved, in a constant order."""
    models = [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]
    kept = (model for model in models if not issubclass(model, _LEFT_OUT))
    return sorted(kept, key=lambda model: model._meta.label_lower)


def migrations() -> list[str]:
    """Return the migrations applied to the database, the exact shape of its tables."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def is_empty() -> bool:
    """Tell whether the database holds nothing that a person put there."""
    made_by_migrate = ("contenttypes", "auth")
    return not any(
        model._default_manager.exists()
        for model in saved_models()
        if model._meta.app_label not in made_by_migrate
    )


def empty() -> None:
    """Delete all the rows of all the tables but the list of migrations."""
    tables = set(connection.introspection.django_table_names(only_existing=True))
    tables.discard(MigrationRecorder.Migration._meta.db_table)
    with connection.cursor() as cursor:
        for statement in connection.ops.sql_flush(no_style(), sorted(tables)):
            cursor.execute(statement)
    ContentType.objects.clear_cache()


def reset_sequences() -> None:
    """Make the next identifiers follow those that were just loaded."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), saved_models()):
            cursor.execute(statement)
