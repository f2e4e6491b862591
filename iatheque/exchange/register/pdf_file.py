"""The register as a tagged PDF."""

import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from iatheque.lib.typesetting import typeset

_TEMPLATE = Path(__file__).parent / "register.typ"
_KEPT = 16


def register_pdf(data: Mapping[str, Any]) -> bytes:
    """Return the PDF of what register.typ shows; one asked again is not typeset again."""
    return _typeset(json.dumps(data, ensure_ascii=False))


@lru_cache(maxsize=_KEPT)
def _typeset(data: str) -> bytes:
    return typeset(_template(), json.loads(data))


@cache
def _template() -> str:
    return _TEMPLATE.read_text(encoding="utf-8")
