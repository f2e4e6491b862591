"""Radar and girouet as documents tell them."""

from iatheque.decision.answers import NOTHING, Answers
from iatheque.decision.pictures import girouet as girouet_picture
from iatheque.decision.pictures import radar as radar_picture
from iatheque.decision.results.girouet import GirouetResult, ItemResult
from iatheque.decision.results.means import written
from iatheque.decision.results.radar import RadarResult, Spoke
from iatheque.lib.messages import N_, message

from .facts import Note, Noted, Said

_ONE = N_("Ces notes sont celles d’une seule personne : recueillez celles des agents concernés.")
_GROUP = N_(
    "Ces notes sont les moyennes de %(count)d personnes : aucune réponse personnelle n’est donnée."
)
_LOW = N_("%(label)s (note %(note)s) : prévoir des mesures avec les agents, dont %(measures)s.")


def radar(found: RadarResult, answers: Answers) -> Noted:
    """Return a radar; `answers` give the comments and links of its current moment."""
    return Noted(
        moment=found.current.label,
        notes=tuple(
            Note(
                quadrant.group.label,
                spoke.item.label,
                _note(spoke),
                _said(spoke, answers),
                group=quadrant.group.key,
                rank=spoke.rank,
            )
            for quadrant in found.current.quadrants
            for spoke in quadrant.spokes
        ),
        picture=radar_picture.picture(found),
        picture_text=radar_picture.description(found.current),
        summary=found.next_steps,
    )


def girouet(found: GirouetResult, answers: Answers | None = None) -> Noted:
    """Return a girouet; `answers` give the comments of the one person who answered."""
    said = answers or {}
    return Noted(
        moment=found.label,
        notes=tuple(
            Note(
                sheet.group.label,
                one.item.label,
                _written(one.mean),
                said.get(one.item.key, NOTHING).comment,
                _measures(one),
                group=sheet.group.key,
            )
            for sheet in found.sheets
            for one in sheet.items
        ),
        picture=girouet_picture.picture(found),
        picture_text=girouet_picture.description(found),
        whose=message(_ONE) if answers is not None else message(_GROUP, count=found.voices),
        summary=tuple(_to_do(one) for one in found.low),
    )


def _note(spoke: Spoke) -> Said:
    return message(N_("ne sait pas")) if spoke.is_unknown else _written(spoke.note)


def _written(note: float | None) -> Said:
    return message(N_("sans réponse")) if note is None else written(note)


def _said(spoke: Spoke, answers: Answers) -> str:
    answer = answers.get(spoke.item.key, NOTHING)
    return "\n".join(word for word in (answer.comment, answer.link) if word)


def _measures(one: ItemResult) -> tuple[str, ...]:
    chosen = tuple(option.label for option, _count in one.chosen)
    return chosen or tuple(option.label for option in one.proposed)


def _to_do(one: ItemResult) -> Said:
    measures = ", ".join(_measures(one))
    return message(_LOW, label=one.item.label, note=written(one.mean), measures=measures)
