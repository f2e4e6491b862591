"""Constants of the footprint: files, one per version; published versions never change."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from .green_algorithms import Constants, Intensity, Pue

FOLDER = Path(__file__).parent
GREEN_ALGORITHMS_VERSIONS = ("3.0", "2.2")


@cache
def green_algorithms(version: str) -> Constants:
    """Return that version of the Green Algorithms constants, one of GREEN_ALGORITHMS_VERSIONS."""
    found = read(f"green_algorithms-{version}.json")
    return Constants(
        **{
            name: found[name]
            for name in Constants.__dataclass_fields__
            if name not in {"pue", "intensities"}
        },
        pue={key: Pue(**one) for key, one in found["pue"].items()},
        intensities={key: Intensity(**one) for key, one in found["intensities"].items()},
    )


@cache
def presets(version: int) -> Any:
    """Return what stands for missing answers to that version of the questions, as JSON data.

    It names its version of Green Algorithms: new constants come with new questions, so that
    answers kept under older ones give what they gave. It is not to be changed.
    """
    return read(f"empreinte-{version}.json")


@cache
def read(name: str) -> Any:
    """Return a file of constants as JSON data; it is not to be changed."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))
