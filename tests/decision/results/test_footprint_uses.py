"""Five realistic uses, worked out by hand, and the guide that tells them."""

from pathlib import Path

import pytest

from iatheque.decision.results.quantities import CARBON, ENERGY, written
from tests.decision.results.footprints import footprint

# Five realistic uses, worked out by hand from the published formulas and constants.
LAY = [
    (
        # 2 000 conversations of five messages a month, large model, somewhere in the world.
        {
            "calculs": "assistant", "demandes": "10000", "demandes_periode": "mois",
            "longueur": "moyenne", "modele": "grand", "electricite": "monde",
        },
        (135.2, 322.5), (74_565, 168_800),
    ),
    (
        # A forecast for the canteen: 3 h on a desktop once, 1 h a month. 15 h at 53,96 W.
        {
            "calculs": "machine", "machine": "poste", "preparation_heures": "3",
            "usage_heures": "1", "usage_periode": "mois", "electricite": "france",
        },
        (0.8094, 0.8094), (41.51, 41.51),
    ),
    (
        # Pictures of roads: 40 h on a rented card, then 6 h a month. 112 h at 498,95 W.
        {
            "calculs": "machine", "machine": "loue_carte", "preparation_heures": "40",
            "usage_heures": "6", "usage_periode": "mois", "electricite": "france",
        },
        (55.88, 55.88), (2_866, 2_866),
    ),
    (
        # 300 agents, ten requests each working day, a model whose size is not published.
        {
            "calculs": "assistant", "demandes": "3000", "demandes_periode": "jour",
            "longueur": "moyenne", "modele": "tres_grand", "electricite": "monde",
        },
        (333.4, 22_170), (183_600, 11_695_000),
    ),
    (
        # Cameras watched by a server that never stops. 8 640 h at 573,83 W.
        {
            "calculs": "machine", "machine": "serveur_carte", "preparation_heures": "0",
            "usage_heures": "24", "usage_periode": "jour", "electricite": "france",
        },
        (4_958, 4_958), (254_240, 254_240),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "kwh", "grams"), LAY)
def test_realistic_uses_give_what_a_hand_calculation_gives(
    answers: dict[str, str], kwh: tuple[float, float], grams: tuple[float, float]
) -> None:
    found = footprint(**answers)
    assert found.gaps == ()
    assert (found.energy.low, found.energy.high) == pytest.approx(kwh, rel=1e-3)
    assert (found.carbon.low, found.carbon.high) == pytest.approx(grams, rel=1e-3)


def test_the_guide_tells_the_same_figures(root: Path) -> None:
    guide = (root / "docs" / "how-to" / "empreinte.md").read_text(encoding="utf-8")
    told = [
        f"| {written(found.energy, ENERGY)}, {written(found.carbon, CARBON)} |"
        for found in (footprint(**answers) for answers, *_ in LAY)
    ]
    plain = {0xA0: " ", 0x202F: " "}
    assert [one for one in told if one.translate(plain) not in guide] == []
