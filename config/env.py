"""Typed readers of environment variables that fail loudly, with the name and what is expected.

A variable `X` may also be given as a file: `X_FILE=/run/secrets/x`.
"""

import json
import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

_TRUE = {"1", "true", "yes", "oui"}
_FALSE = {"0", "false", "no", "non", ""}


def text(name: str, default: str = "") -> str:
    """Return the variable, or the content of the file that `<name>_FILE` names, or `default`."""
    if name in os.environ:
        return os.environ[name].strip()
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ImproperlyConfigured(f"{name}_FILE: {path} cannot be read ({error})") from error
    return default


def required(name: str) -> str:
    """Return the variable; raise `ImproperlyConfigured` when it is missing or empty."""
    if value := text(name):
        return value
    raise ImproperlyConfigured(f"{name}: needed, and not given")


def boolean(name: str, *, default: bool) -> bool:
    """Return the variable as a boolean; raise `ImproperlyConfigured` on any other word."""
    value = text(name, str(default)).lower()
    if value in _TRUE:
        return True
    if value in _FALSE:
        return False
    raise ImproperlyConfigured(f"{name}: « {value} » is neither 1 nor 0")


def integer(name: str, default: int, *, minimum: int = 0) -> int:
    """Return the variable as an integer of at least `minimum`."""
    value = text(name, str(default))
    try:
        number = int(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: « {value} » is not a whole number") from error
    if number < minimum:
        raise ImproperlyConfigured(f"{name}: {number} is below {minimum}")
    return number


def share(name: str, default: float) -> float:
    """Return the variable as a share between 0 and 1."""
    value = text(name, str(default))
    try:
        number = float(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: « {value} » is not a number") from error
    if not 0 <= number <= 1:
        raise ImproperlyConfigured(f"{name}: {number} is not between 0 and 1")
    return number


def mapping(name: str) -> dict[str, object]:
    """Return the variable, a JSON object, or nothing in it."""
    value = text(name, "{}")
    try:
        found = json.loads(value)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name}: not JSON ({error})") from error
    if not isinstance(found, dict):
        raise ImproperlyConfigured(f"{name}: « {value} » is not a JSON object")
    return found


def words(name: str, default: str = "") -> list[str]:
    """Return the variable as a list of comma-separated words."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]
