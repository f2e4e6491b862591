"""A small question set of every kind of item."""

from iatheque.decision.questionnaire import Condition, Group, Item, Kind, Option, Questionnaire

_YES_NO = (Option("oui", "Oui"), Option("non", "Non"))
_IF_YES = Condition("choix", ("oui",))
_ITEMS = (
    Item("note", "Note", Kind.NOTE, measures=("former",)),
    Item("choix", "Choix", Kind.CHOICE, options=_YES_NO),
    Item("suite", "Suite", Kind.CHOICES, options=_YES_NO, conditions=(_IF_YES,)),
    Item("fin", "Fin", Kind.TEXT, conditions=(Condition("suite", ("non", "nsp")),)),
    Item("nombre", "Nombre", Kind.NUMBER, minimum=0, maximum=100),
    Item("mois", "Mois", Kind.MONTH),
)  # fmt: skip


def questionnaire() -> Questionnaire:
    return Questionnaire(
        key="petit",
        version=1,
        title="Petit",
        introduction="",
        licence="EUPL-1.2",
        licence_url="https://exemple.example/",
        credit="",
        sources=(),
        groups=(Group("tout", "Tout", "", _ITEMS),),
        scale=tuple(Option(str(note), f"Note {note}") for note in range(1, 5)),
        measures=(Option("former", "Former"),),
        by_key={item.key: item for item in _ITEMS},
    )
