"""The text assistant of a project, by EcoLogits."""

from dataclasses import replace

from rapidfuzz import process

from iatheque.lib.figures import exactly
from iatheque.lib.messages import N_, Message, message

from . import footprint_electricity, inference
from .footprint_parts import Estimate, Hypothesis, Part
from .given import Given
from .inference import Impacts, Model, Place
from .quantities import METALS, PLAIN, PRIMARY, written
from .ranges import Range

LIMITS = (
    N_("L’apprentissage du modèle par son fournisseur n’est pas compté."),
    N_("La fabrication des serveurs est comptée pour les émissions, mais pas pour l’eau."),
    N_("Le réseau et les postes des personnes qui écrivent ne sont pas comptés."),
    N_("Seule la longueur des réponses est comptée, pas celle des demandes."),
)
SIZES = ("petit", "moyen", "grand", "tres_grand")
UNKNOWN_SIZE = "inconnu"
_PERIODS = {
    "jour": N_("%(requests)s par jour d’utilisation"),
    "semaine": N_("%(requests)s par semaine"),
    "mois": N_("%(requests)s par mois"),
    "annee": N_("%(requests)s par an"),
}


class UnknownModelError(LookupError):
    """No model of that name is known; `close` are names that look like it."""

    def __init__(self, name: str, close: list[str]) -> None:
        super().__init__(name)
        self.close = close


def estimate(given: Given, months: float) -> Estimate:
    """Return what the requests of `months` take; a gap without requests or with a wrong name."""
    method = _method()
    if given.number("demandes") is None:
        gap = message(N_("Sans nombre de demandes, l’assistant de texte n’est pas compté."))
        return Estimate(method, gaps=(gap,))
    try:
        model = chosen_model(given)
    except UnknownModelError as error:
        return Estimate(method, gaps=(_unknown(error),))
    return Estimate(method, (part(given, months, model),), _hypotheses(given, model), LIMITS)


def part(given: Given, months: float, model: Model) -> Part:
    """Return what the requests take when `model` answers."""
    found = _impacts(given, months, model)
    return Part(
        N_("Assistant de texte"), found.energy, found.gwp, found.water, found.adpe, found.pe
    )


def model_of_size(given: Given, size: str) -> Model:
    """Return the model that stands for one of SIZES, or for « inconnu »."""
    preset = given.presets["models"][size]
    return Model(preset["label"], Range(*preset["total"]), Range(*preset["active"]))


def chosen_model(given: Given) -> Model:
    """Return the model that was chosen; raises `UnknownModelError`."""
    asked = given.word("modele")
    if asked == "nomme" and (name := given.word("modele_nom").strip()):
        known = inference.models()
        by_fold = {one.casefold(): one for one in known}
        if name.casefold() in by_fold:
            return known[by_fold[name.casefold()]]
        raise UnknownModelError(name, [one for one, *_ in process.extract(name, known.keys())])
    total = given.number("modele_total")
    if asked == "taille" and total is not None:
        active = min(given.number_or("modele_actif", total), total)
        return Model(_own_size(total, active), Range.of(total), Range.of(active))
    return model_of_size(given, asked if asked in SIZES else UNKNOWN_SIZE)


def _impacts(given: Given, months: float, model: Model) -> Impacts:
    electricity = footprint_electricity.of_ecologits(given)
    mix = inference.mix(footprint_electricity.zone_code(given, electricity.zone))
    mix = replace(mix, gwp=electricity.grams_per_kwh / 1000)
    usual = given.presets["place"]
    place = Place(Range(*usual["pue"]), Range(*usual["water_l_per_kwh"]))
    tokens = _tokens(given)
    low = inference.of_request(model, tokens.low, mix, place)
    high = inference.of_request(model, tokens.high, mix, place)
    requests = given.number_or("demandes", 0) * _times_a_year(given) / 12 * months
    return _between(low, high).times(requests)


def _times_a_year(given: Given) -> float:
    """Return how often the requests come back in a year."""
    return {
        "jour": _days(given),
        "semaine": float(given.presets["weeks_per_year"]),
        "mois": 12,
        "annee": 1,
    }[_period(given)]


def _period(given: Given) -> str:
    return given.word("demandes_periode") or "jour"


def _between(low: Impacts, high: Impacts) -> Impacts:
    return Impacts(
        **{
            name: Range(getattr(low, name).low, getattr(high, name).high)
            for name in Impacts.__dataclass_fields__
        }
    )


def _tokens(given: Given) -> Range:
    own = given.number("tokens")
    if own is not None:
        return Range.of(own)
    return Range(*given.presets["answers_tokens"][given.word("longueur") or "inconnue"])


def _days(given: Given) -> float:
    return given.number_or("jours", given.presets["working_days_per_year"])


def _hypotheses(given: Given, model: Model) -> tuple[Hypothesis, ...]:
    asked_days = _period(given) == "jour"
    return (
        Hypothesis(N_("Modèle"), _model_said(model), model == model_of_size(given, UNKNOWN_SIZE)),
        Hypothesis(
            N_("Demandes"),
            message(_PERIODS[_period(given)], requests=exactly(given.number_or("demandes", 0))),
            not given.word("demandes_periode"),
        ),
        *([_days_said(given)] if asked_days else []),
        Hypothesis(
            N_("Longueur d’une réponse"),
            message(
                N_("%(tokens)s jetons (un jeton fait environ trois quarts d’un mot)"),
                tokens=written(_tokens(given), PLAIN),
            ),
            given.number("tokens") is None and not given.word("longueur"),
        ),
        *_place_said(given),
        *_method_said(),
    )


def _days_said(given: Given) -> Hypothesis:
    return Hypothesis(
        N_("Jours d’usage"),
        message(N_("%(days)s par an"), days=exactly(_days(given))),
        given.number("jours") is None,
    )


def _place_said(given: Given) -> list[Hypothesis]:
    place = given.presets["place"]
    electricity = footprint_electricity.of_ecologits(given)
    mix = inference.mix(footprint_electricity.zone_code(given, electricity.zone))
    centre = message(
        N_("PUE : %(pue)s ; eau évaporée : %(water)s L par kWh (%(source)s)"),
        pue=written(Range(*place["pue"]), PLAIN, 3),
        water=written(Range(*place["water_l_per_kwh"]), PLAIN),
        source=place["source"],
    )
    water = message(
        N_("%(water)s L par kWh (%(mix)s, %(method)s)"),
        water=exactly(mix.water), mix=electricity.mix, method=_method(),
    )  # fmt: skip
    others = message(
        N_("%(metals)s et %(primary)s par kWh (%(mix)s, %(method)s)"),
        metals=written(Range.of(mix.adpe), METALS),
        primary=written(Range.of(mix.pe), PRIMARY),
        mix=electricity.mix,
        method=_method(),
    )
    is_default = electricity.is_zone_default
    return [
        Hypothesis(N_("Centre de données"), centre, True),
        electricity.hypothesis,
        Hypothesis(N_("Eau pour produire l’électricité"), water, is_default),
        Hypothesis(N_("Métaux et énergie primaire de l’électricité"), others, is_default),
    ]


def _method_said() -> list[Hypothesis]:
    server = inference.server()
    return [
        Hypothesis(
            N_("Serveur supposé"),
            message(
                N_(
                    "%(cards)d cartes de %(memory)d Go, %(requests)d demandes à la fois, gardé "
                    "%(years)d ans (%(method)s)"
                ),
                cards=server.cards,
                memory=server.memory_gb,
                requests=server.requests,
                years=server.years,
                method=_method(),
            ),
        ),
        Hypothesis(
            N_("Données"),
            message(N_("%(method)s (MPL-2.0), données de la bibliothèque"), method=_method()),
        ),
    ]


def _method() -> str:
    return f"EcoLogits {inference.library_version()}"


def _model_said(model: Model) -> Message:
    if model.is_estimated:
        return message(N_("%(name)s (taille non publiée, supposée par EcoLogits)"), name=model.name)
    return message("%(name)s", name=model.name)


def _own_size(total: float, active: float) -> str:
    return str(
        message(
            N_("modèle de %(total)s milliards de paramètres, dont %(active)s pour chaque mot"),
            total=exactly(total),
            active=exactly(active),
        )
    )


def _unknown(error: UnknownModelError) -> Message:
    return message(
        N_(
            "Le modèle « %(name)s » n’est pas dans la liste d’EcoLogits : l’assistant n’est pas "
            "compté. Noms proches : %(close)s. Vous pouvez aussi donner sa taille."
        ),
        name=error.args[0],
        close=", ".join(error.close),
    )
