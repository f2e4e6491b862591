"""Forms filled by an agent of the town, hostile texts in them, and where these then show.

A new form that keeps a text, and is not the form of a sheet, has its line here.
"""

from dataclasses import dataclass, field
from urllib.parse import quote

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.projects.resources.contents import SOUND

TEXT = (
    "<zq onmouseover=alert(1)>**zqgras** [zqlien](javascript:alert(1)) "
    "</textarea></title></script></style>--> <zq>"
)
_FILE = TEXT.partition("/")[0] + ".csv"  # browsers send what follows the last slash
_INSIDE = f"http://127.0.0.1:9/{TEXT}"  # refused before anything is sent

_SAID = {"title": TEXT, "kind": "code", "licence": "", "level": "expert"}
_LINK = "https://depot.example/"
_IMPORTS = "/espace/{siren}/imports/"
_RESOURCES = "/espace/projets/{draft}/ressources/"


@dataclass(frozen=True, slots=True)
class Filled:
    """A form: where, what is written in it, the page that shows it, its file field, its answer."""

    path: str
    values: dict[str, str] = field(default_factory=dict)
    shown: str = ""
    file: str = ""
    status: int = 302

    def posted(self) -> dict[str, object]:
        """Return what the browser sends."""
        files = {self.file: SimpleUploadedFile(_FILE, SOUND["csv"])} if self.file else {}
        return self.values | files


FORMS = {
    "message to a service": Filled(
        "/projets/{online}-{slug}/contacter/", {"name": TEXT, "text": TEXT}
    ),
    "title of a link": Filled(_RESOURCES, _SAID | {"link": _LINK}, _RESOURCES),
    "title of a file": Filled(_RESOURCES, _SAID, _RESOURCES, file="file"),
    "title changed": Filled(_RESOURCES + "{resource}/", _SAID, _RESOURCES + "{resource}/"),
    "file of an import": Filled(_IMPORTS, {}, _IMPORTS, file="fichier"),
    "address of an import": Filled(_IMPORTS, {"adresse": _INSIDE}, _IMPORTS),
    "choice in an import": Filled(
        _IMPORTS + "{import}/choisir/", {"montre": "2", "projet-2": TEXT}
    ),
    "import applied": Filled(_IMPORTS + "{import}/enregistrer/"),
    "import forgotten": Filled(_IMPORTS + "{import}/oublier/"),
    "import undone": Filled(_IMPORTS + "{applied}/annuler/"),
    "source": Filled("/espace/{siren}/sources/", {"adresse": _INSIDE}, _IMPORTS),
    "act on a source": Filled("/espace/{siren}/sources/{source}/", {"faire": "pause"}),
    "logo": Filled("/espace/{siren}/logo/", {"accord": "oui"}),
    "resource removed": Filled(_RESOURCES + "{resource}/retirer/"),
    "project put away": Filled("/espace/projets/{draft}/retirer/", {"reason": TEXT}),
    "alert": Filled(
        f"/projets/alerte/?q={quote(TEXT)}",
        {"email": "agent@exemple.example", "rhythm": "weekly"},
        "/compte/alertes/",
        status=200,
    ),
    "new address": Filled("/compte/adresse/", {"email": "autre@exemple.example"}),
}
