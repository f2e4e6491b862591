"""SIRET, SIREN, e-mail and web addresses."""

import pytest

from iatheque.schema.fields import FIELD
from iatheque.schema.model import FIELD_BY_KEY
from iatheque.schema.reading import read
from iatheque.schema.remark import Severity
from tests.schema.telling import told


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        ("24330031600011", "24330031600011", []),
        (24330031600011, "24330031600011", []),
        (24330031600011.0, "24330031600011", []),
        ("24330031600011.0", "24330031600011", ["corrected"]),
        ("243 300 316 00011", "24330031600011", ["corrected"]),
        ("243\u00a0300\u202f316 00011", "24330031600011", ["corrected"]),
        ("243.300.316.00011", "24330031600011", ["corrected"]),
        ("'24330031600011", "24330031600011", ["corrected"]),
        ("2.4330031600011E+13", "24330031600011", ["corrected"]),
        ("24410051800170", "24410051800170", []),
        ("2,433E+13", None, ["unreadable"]),
        ("2433003160001", None, ["unreadable"]),
        ("SIRET inconnu", None, ["unreadable"]),
        (True, None, ["unreadable"]),
        (float("inf"), None, ["unreadable"]),
    ],
)
def test_siret(raw: object, value: str | None, codes: list[str]) -> None:
    assert told("coll_siret", raw) == (value, codes)


@pytest.mark.parametrize(
    ("raw", "value", "codes"),
    [
        ("552100554", "552100554", []),
        (552100554, "552100554", []),
        ("552 100 554", "552100554", ["corrected"]),
        ("552\u00a0100.554", "552100554", ["corrected"]),
        ("55210055400013", "552100554", ["corrected"]),
        ("123456789", "123456789", []),
        ("55210055", None, ["unreadable"]),
        ("Prévisions SAS", None, ["unreadable"]),
    ],
)
def test_siren(raw: object, value: str | None, codes: list[str]) -> None:
    assert told("redevabilite_siren_fournisseur", raw) == (value, codes)


def test_an_unreadable_siren_never_forbids_publication() -> None:
    (remark,) = read(FIELD_BY_KEY["redevabilite_siren_fournisseur"], "Prévisions SAS").remarks
    assert (remark.severity, str(remark.message)) == (
        Severity.WARNING,
        "« Prévisions SAS » n’est pas un SIREN : il faut 9 chiffres.",
    )


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "2,433E+13",
            (
                "« 2,433E+13 » est un SIRET arrondi par un tableur : "
                "donnez à la colonne le format texte, puis recopiez les 14 chiffres."
            ),
        ),
        (
            "243 300",
            "« 243 300 » n’est pas un SIRET : il faut 14 chiffres, 6 ont été trouvés.",
        ),
        ("mairie", "« mairie » n’est pas un SIRET : il faut 14 chiffres."),
    ],
)
def test_an_unreadable_siret_is_an_error_that_says_what_to_do(text: str, sentence: str) -> None:
    (remark,) = read(FIELD["coll_siret"], text).remarks
    assert (remark.severity, str(remark.message), remark.found) == (Severity.ERROR, sentence, text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("https://ville.example/ia?x=1#fin", "https://ville.example/ia?x=1#fin"),
        ("http://ville.example:8080", "http://ville.example:8080"),
        ("https://mairie-évian.example/é", "https://mairie-évian.example/é"),
        ("https://xn--mairie-vian-9db.example", "https://xn--mairie-vian-9db.example"),
        ("HTTPS://Ville.Example/IA", "https://ville.example/IA"),
        ("www.ville.example", "https://www.ville.example"),
        ("accès interne uniquement", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("ftp://ville.example", None),
        ("//ville.example", None),
        ("https://localhost", None),
        ("https://nom:secret@ville.example", None),
        ("https://ville.example\\@autre.example", None),
        ('https://ville.example/"><script>', None),
        ("https://ville.example https://autre.example", None),
        ("https://-ville.example", None),
        ("https://ville..example", None),
        ("httpſ://ville.example", None),
        ("https://" + "a-" * 900 + ".example", None),
    ],
)
def test_web_address(text: str, value: str | None) -> None:
    assert read(FIELD["url_infos"], text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("numerique@ville.example", "numerique@ville.example"),
        ("mailto:Numerique@Ville.Example", "Numerique@ville.example"),
        ("o'neil+ia@ville.example", "o'neil+ia@ville.example"),
        ("numerique", None),
        ("numerique@ville", None),
        ("a@ville.example, b@ville.example", None),
        ("deux..points@ville.example", None),
        ("=cmd@ville.example", None),
        ("+33@ville.example", None),
        ("a" * 65 + "@ville.example", None),
    ],
)
def test_email(text: str, value: str | None) -> None:
    assert read(FIELD["projet_contact"], text).value == value


def test_an_unreadable_free_field_is_a_warning_that_keeps_the_text() -> None:
    reading = read(FIELD["url_infos"], "accès interne uniquement")
    assert reading.unread == ("accès interne uniquement",)
    (remark,) = reading.remarks
    assert (remark.severity, str(remark.message)) == (
        Severity.WARNING,
        (
            "« accès interne uniquement » n’est pas une adresse web complète, "
            "comme https://ville.example/ia."
        ),
    )
