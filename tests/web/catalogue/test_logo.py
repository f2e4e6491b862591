"""A sheet shows the logo we hold a copy of, initials otherwise, and never asks anybody else."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import TestCase
from django.utils import timezone

from iatheque.projects.links import logos
from iatheque.projects.models import Logo
from tests.factories import make_project
from tests.harness.client import HouseClient
from tests.organisations.people import authority
from tests.projects.resources.contents import image

pytestmark = pytest.mark.django_db

URL = "https://ville.example/logo.png"


def test_a_sheet_shows_our_copy_while_the_authority_agrees(client: HouseClient) -> None:
    town = authority()
    project = make_project(organisation=town, image_url=URL)
    path = f"/projets/{project.public_id}-prevoir-les-repas-de-la-cantine/"
    logos.agree(town, by=None)
    file = default_storage.save("logos/a.png", ContentFile(image("PNG")))
    Logo.objects.create(siren=town.siren, url=URL, name="a", file=file, tried_at=timezone.now())

    assert '<img class="sheet-logo" src="/logos/a.png" alt=""' in client.get(path).content.decode()
    copy = client.get("/logos/a.png")
    assert (b"".join(copy), copy.headers["Content-Type"]) == (image("PNG"), "image/png")

    with TestCase.captureOnCommitCallbacks(execute=True):
        logos.withdraw(town)
    body = client.get(path).content.decode()
    assert ("sheet-logo" in body, 'class="book"' in body) == (False, True)
    assert client.get("/logos/a.png").status_code == 404
