"""Made-up French projects, always the same for a seed, as many as asked, memory flat.

Shares follow the real library; names, places and products have the long tail of real texts.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stdnum import luhn

from iatheque.schema.field import Value
from iatheque.schema.vocabularies import ABANDONED, THEME_OF_SUBTHEME, THEMES
from tests.bench import words

_Weighted = Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class _Authority:
    name: str
    kind: str
    siret: str
    longitude: float
    latitude: float


def records(count: int, *, seed: int = 2025) -> Iterator[dict[str, Value]]:
    """Yield `count` full sets of canonical values (all levels), each publishable."""
    dice = random.Random(seed)
    authorities = [_authority(dice) for _ in range(max(3, min(35_000, count // 3)))]
    for _ in range(count):
        yield _record(dice, dice.choice(authorities))


def _record(dice: random.Random, authority: _Authority) -> dict[str, Value]:
    return (
        {
            "coll_nom": authority.name,
            "coll_siret": authority.siret,
            "coll_type": authority.kind,
            "longitude": authority.longitude,
            "latidude": authority.latitude,
        }
        | _public(dice)
        | _reserved(dice)
    )


def _public(dice: random.Random) -> dict[str, Value]:
    theme = dice.choices(THEMES, words.THEME_WEIGHTS)[0]
    status = _one(dice, words.STATUSES)
    values: dict[str, Value] = {
        "nom_projet": _name(dice),
        "projet_date": f"{dice.randint(1, 12):02d}/{_one(dice, words.YEARS)}",
        "projet_status": status,
        "usage_description": _text(dice, dice.randint(260, 580)),
        "theme": theme.name,
        "audience_service": _some(dice, words.AUDIENCES, (70, 22, 8)),
        "image_url": f"https://logos.example/{dice.randint(1, 9999)}.png",
        "date": f"{dice.randint(1, 28):02d}/{dice.randint(1, 12):02d}/{dice.randint(2023, 2025)}",
    }
    if subthemes := _subthemes(dice, theme.subthemes):
        values["sous_theme"] = subthemes
    if status == ABANDONED:
        values["status_abandon"] = dice.choice(words.REASONS)
    if dice.random() < 0.7:
        names = [_partner(dice) for _ in range(dice.randint(1, 3))]
        values["partenaires"] = list(dict.fromkeys(names))
    if dice.random() < 0.6:
        values["url_infos"] = f"https://projets.example/{dice.randint(1, 10**6)}"
    return values


def _reserved(dice: random.Random) -> dict[str, Value]:
    product = _product(dice)
    return {
        "projet_contact": f"numerique@{product.lower().encode('ascii', 'ignore').decode()}.example",
        "financement": dice.choice(words.FUNDINGS),
        "budget": _one(dice, words.BUDGETS),
        "mise_en_oeuvre": _some(dice, words.IMPLEMENTATIONS, (75, 25)),
        "herbergement": _one(dice, words.HOSTINGS),
        "nom_algorithme": product,
        "algorithme_description": _text(dice, 150),
        "algorithme_operations": _text(dice, 100),
        "type_algorithme": _some(dice, words.ALGORITHMS, (80, 20)),
        "impact_environnement": f"{dice.randint(1, 900)} kWh par an",
        "donnees_source": _some(dice, words.SOURCES, (75, 25)),
        "donnees_acces": _some(dice, words.ACCESSES, (85, 15)),
        "url_ressources": f"https://forge.example/{dice.randint(1, 10**6)}",
    }


def _authority(dice: random.Random) -> _Authority:
    kind = _one(dice, words.TYPES)
    place = _place(dice)
    prefix = words.PREFIXES.get(kind, f"{kind.capitalize()} de")
    return _Authority(
        name=f"{prefix} {place}",
        kind=kind,
        siret=_siret(dice),
        longitude=round(dice.uniform(-4.5, 7.5), 4),
        latitude=round(dice.uniform(43.3, 50.6), 4),
    )


def _siret(dice: random.Random) -> str:
    siren = f"2{dice.randrange(10**7):07d}"
    siret = f"{siren}{luhn.calc_check_digit(siren)}{dice.randrange(10**4):04d}"
    return siret + luhn.calc_check_digit(siret)


def _place(dice: random.Random) -> str:
    head, tail = dice.choice(words.PLACE_HEADS), dice.choice(words.PLACE_TAILS)
    stem = f"{head}-{tail.capitalize()}" if head.startswith("Saint") else head + tail
    return f"{stem}-{dice.choice(words.RIVERS)}" if dice.random() < 0.5 else stem


def _product(dice: random.Random) -> str:
    return "".join(dice.choices(words.SYLLABLES, k=dice.randint(2, 4))).capitalize()


def _partner(dice: random.Random) -> str:
    return f"{dice.choice(words.PARTNERS)} {_product(dice)}"


def _name(dice: random.Random) -> str:
    plain = f"{dice.choice(words.ACTIONS)} {dice.choice(words.OBJECTS)}"
    style = dice.random()
    if style < 0.4:
        return f"{_product(dice)} : {plain[0].lower()}{plain[1:]}"
    return f"{plain} à {_place(dice)}" if style < 0.7 else f"{plain} {dice.choice(words.METHODS)}"


def _text(dice: random.Random, length: int) -> str:
    sentences: list[str] = []
    while sum(map(len, sentences)) + len(sentences) < length - 60 or not sentences:
        sentences.append(
            dice.choice(words.SENTENCES).format(
                action=dice.choice(words.ACTIONS).lower(),
                object=dice.choice(words.OBJECTS),
                method=dice.choice(words.METHODS),
                benefit=dice.choice(words.BENEFITS),
                product=_product(dice),
                place=_place(dice),
                months=dice.randint(3, 24),
                number=dice.randint(100, 9999),
                percent=dice.randint(5, 60),
            )
        )
    return " ".join(sentences)


def _subthemes(dice: random.Random, own: Sequence[str]) -> list[str]:
    found = [
        dice.choice(own) if dice.random() < 0.85 else dice.choice(tuple(THEME_OF_SUBTHEME))
        for _ in range(dice.choices((0, 1, 2), (12, 48, 40))[0])
    ]
    return list(dict.fromkeys(found))


def _one(dice: random.Random, weighted: Sequence[tuple[object, int]]) -> str:
    values, weights = zip(*weighted, strict=True)
    return str(dice.choices(values, weights)[0])


def _some(dice: random.Random, weighted: _Weighted, sizes: Sequence[int]) -> list[str]:
    size = dice.choices(range(1, len(sizes) + 1), sizes)[0]
    return list(dict.fromkeys(_one(dice, weighted) for _ in range(size)))
