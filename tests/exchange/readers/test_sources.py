"""Where files come from."""

from pathlib import Path

from django.conf import LazySettings

from tests.exchange.readers.reading import refusal, rows
from tests.harness.web_server import page, serving

CONTENT = b"id,coll_nom\na,Metz\n"
ROWS = [(2, {"id": "a", "coll_nom": "Metz"})]


def test_a_path_bytes_and_an_address_are_read_alike(settings: LazySettings, tmp_path: Path) -> None:
    settings.FETCH_ALLOWED_HOSTS = ["127.0.0.1"]
    path = tmp_path / "projets.csv"
    path.write_bytes(CONTENT)
    with serving({"/projets.csv": page(CONTENT)}) as (site, _hosts):
        sources = [path, str(path), CONTENT, f"{site}/projets.csv"]

        assert [rows(source) for source in sources] == [ROWS] * 4


def test_an_address_of_inside_is_refused() -> None:
    assert refusal("http://127.0.0.1:9/projets.csv") == (
        "« 127.0.0.1 » est sur un réseau privé : cette adresse n’est pas lue."
    )


def test_a_page_of_error_in_place_of_the_file_is_refused(settings: LazySettings) -> None:
    settings.FETCH_ALLOWED_HOSTS = ["127.0.0.1"]
    answer = page(b"<html>Erreur</html>", headers={"Content-Type": "text/csv"})
    with serving({"/projets.csv": answer}) as (site, _hosts):
        assert refusal(f"{site}/projets.csv") == (
            "Ce fichier est une page web (HTML ou XML), pas un tableau."
        )
