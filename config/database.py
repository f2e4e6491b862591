"""From `DATABASE_URL` to Django's database settings; SQLite in WAL mode by default."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;PRAGMA cache_size=-16000;"
        "PRAGMA mmap_size=33554432;PRAGMA temp_store=MEMORY;"
    ),
}


def database(url: str, data_dir: Path) -> dict[str, Any]:
    """Return the settings of the database at `url` (empty: SQLite in `data_dir`).

    Accepts `sqlite:///path` and `postgresql://user:password@host:port/name?option=value`.
    """
    parts = urlsplit(url)
    if not url or parts.scheme == "sqlite":
        path = unquote(url.removeprefix("sqlite:///")) or str(data_dir / "iatheque.sqlite3")
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": path,
            "OPTIONS": SQLITE_OPTIONS,
            # Opening a file in WAL mode for each request costs more than the queries of a page.
            "CONN_MAX_AGE": 600,
        }
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.lstrip("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "OPTIONS": dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": 60,
        }
    raise ImproperlyConfigured(
        f"DATABASE_URL: « {parts.scheme} » is neither sqlite:///path nor postgresql://…"
    )
