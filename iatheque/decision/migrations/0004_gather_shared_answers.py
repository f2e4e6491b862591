"""What was shared before answers were gathered by lots stays shared, as its readers saw it.

The view that followed each answer showed an item from five notes on: those notes are now what the
view holds. A girouet that nobody shared is gathered by its people, when they choose to.
"""

from typing import Any

from django.db import migrations

_TOOL = "girouet"
_ENOUGH = 5
_GATHERED = ("value", "measures")  # neither comments nor links


def gather_shared(apps: Any, _editor: Any) -> None:
    """Take into each shared view of several persons the notes that it already showed."""
    evaluations = apps.get_model("decision", "Evaluation").objects
    shares = apps.get_model("decision", "Share").objects.filter(tool=_TOOL)
    for share in shares.order_by("pk"):
        found = evaluations.filter(project_id=share.project_id, tool=_TOOL, moment=share.moment)
        rows = list(found.order_by("pk"))
        if not any(row.counted for row in rows):
            _gather(rows)


def _gather(rows: list[Any]) -> None:
    noted = [key for row in rows for key, answer in row.answers.items() if "value" in answer]
    shown = {key for key in noted if noted.count(key) >= _ENOUGH}
    for row in rows:
        row.counted = {
            key: {name: answer[name] for name in _GATHERED if name in answer}
            for key, answer in row.answers.items()
            if key in shown and "value" in answer
        }
        row.save(update_fields=["counted"])


class Migration(migrations.Migration):
    """Rows only."""

    dependencies = [("decision", "0003_evaluation_kept")]

    operations = [migrations.RunPython(gather_shared, migrations.RunPython.noop)]
