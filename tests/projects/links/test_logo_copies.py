"""A logo is shown when its authority agrees, from our own copy, and leaves when it does not."""

import io

import pytest
from django.core.files.storage import default_storage
from django.test import TestCase
from PIL import Image

from iatheque.organisations.models import Organisation
from iatheque.projects.links import logos
from iatheque.projects.links.logo_copies import copy_logos
from iatheque.projects.models import EntryPublic, Logo, Project
from tests.factories import make_project
from tests.harness.web_server import page, serving
from tests.organisations.people import SIREN, authority
from tests.projects.resources.contents import HTML, SVG, image

pytestmark = pytest.mark.django_db

HERE = ("127.0.0.1",)


@pytest.fixture
def town() -> Organisation:
    return authority()


def publish(town: Organisation, url: str) -> Project:
    return make_project(organisation=town, image_url=url)


def test_nothing_is_copied_without_an_agreement(town: Organisation) -> None:
    with serving({"/logo.png": page(image("PNG"))}) as (site, hosts):
        publish(town, f"{site}/logo.png")
        assert (copy_logos(allowed=HERE), hosts, logos.logo_path(SIREN, f"{site}/logo.png")) == (
            0,
            [],
            "",
        )


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_logo_is_fetched_once_and_made_anew(town: Organisation, kind: str) -> None:
    logos.agree(town, by=None)
    with serving({"/logo": page(image(kind, 600) + HTML)}) as (site, hosts):
        publish(town, f"{site}/logo")
        publish(town, f"{site}/logo")
        assert [copy_logos(allowed=HERE) for _run in range(2)] == [1, 0]
        assert len(hosts) == 1
    path = logos.logo_path(SIREN, f"{site}/logo")
    assert path == f"/logos/{Logo.objects.get().name}.png"
    with default_storage.open(Logo.objects.get().file) as kept, Image.open(kept) as small:
        assert (small.format, small.size) == ("PNG", (240, 240))


def test_a_new_address_is_fetched_and_the_old_copy_dropped(town: Organisation) -> None:
    logos.agree(town, by=None)
    with serving({"/a": page(image("PNG")), "/b": page(image("PNG"))}) as (site, _hosts):
        project = publish(town, f"{site}/a")
        copy_logos(allowed=HERE)
        old = Logo.objects.get().file
        EntryPublic.objects.filter(project=project).update(image_url=f"{site}/b")
        with TestCase.captureOnCommitCallbacks(execute=True):
            assert copy_logos(allowed=HERE) == 1
    assert list(Logo.objects.values_list("url", flat=True)) == [f"{site}/b"]
    assert not default_storage.exists(old)


def test_an_agreement_taken_back_takes_the_copies_away(town: Organisation) -> None:
    logos.agree(town, by=None)
    with serving({"/a": page(image("PNG"))}) as (site, _hosts):
        publish(town, f"{site}/a")
        copy_logos(allowed=HERE)
        with TestCase.captureOnCommitCallbacks(execute=True):
            logos.withdraw(town)
        assert (copy_logos(allowed=HERE), Logo.objects.count()) == (0, 0)
    assert default_storage.listdir("logos") == ([], [])


@pytest.mark.parametrize(
    "content", [b"", HTML, SVG, image("BMP"), b"x" * (2 * 1024 * 1024 + 1)],
    ids=["empty", "html", "svg", "bmp", "heavy"],
)  # fmt: skip
def test_what_is_no_logo_is_told_and_left(town: Organisation, content: bytes) -> None:
    logos.agree(town, by=None)
    with serving({"/a": page(content, headers={"Content-Type": "image/png"})}) as (site, hosts):
        publish(town, f"{site}/a")
        assert [copy_logos(allowed=HERE) for _run in range(2)] == [0, 0]
        assert len(hosts) == 1
    logo = Logo.objects.get()
    assert (logo.file, bool(logo.why), logos.logo_path(SIREN, logo.url)) == ("", True, "")


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "10.0.0.1"]
)
def test_a_logo_is_never_fetched_inside(town: Organisation, host: str) -> None:
    logos.agree(town, by=None)
    with serving({"/a": page(image("PNG"))}) as (site, hosts):
        publish(town, "https://ville.example/a")
        # Past the rules of the model, as an old row might be.
        EntryPublic.objects.update(image_url=f"http://{host}:{site.rpartition(':')[2]}/a")
        assert (copy_logos(), hosts) == (0, [])


def test_a_logo_that_redirects_inside_is_not_fetched(town: Organisation) -> None:
    logos.agree(town, by=None)
    with serving({}) as (inside, hosts):
        port = inside.rpartition(":")[2]
        answers = {"/a": page(b"", status=302, headers={"Location": f"http://localhost:{port}/a"})}
        with serving(answers) as (site, _hosts):
            publish(town, f"{site}/a")
            assert (copy_logos(allowed=HERE), hosts) == (0, [])


def test_another_authority_that_borrows_the_siret_shows_no_logo(town: Organisation) -> None:
    """The agreement is that of the authority that writes, not of the one it names."""
    logos.agree(town, by=None)
    with serving({"/a": page(image("PNG"))}) as (site, hosts):
        publish(authority("243300316"), f"{site}/a")
        assert (copy_logos(allowed=HERE), hosts) == (0, [])


def test_a_copy_keeps_nothing_of_the_original_but_its_pixels(town: Organisation) -> None:
    logos.agree(town, by=None)
    into = io.BytesIO()
    Image.new("RGB", (8, 8)).save(into, "JPEG", exif=b"Exif\0\0secret-place")
    with serving({"/a": page(into.getvalue())}) as (site, _hosts):
        publish(town, f"{site}/a")
        copy_logos(allowed=HERE)
    with default_storage.open(Logo.objects.get().file) as kept:
        assert (b"secret-place" in into.getvalue(), b"secret-place" in kept.read()) == (True, False)
