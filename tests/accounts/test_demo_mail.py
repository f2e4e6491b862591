"""Demonstration mails: kept on this machine, the latest only."""

from pathlib import Path

from django.conf import LazySettings
from django.core.mail import EmailMessage

from iatheque.accounts.demo_mail import DemoBackend, latest


def test_the_oldest_mails_are_dropped(tmp_path: Path, settings: LazySettings) -> None:
    settings.DEMO_MAIL_DIR, settings.DEMO_MAILS_KEPT = tmp_path / "mails", 2
    mails = [EmailMessage(f"n° {number}", "", to=["a@b.example"]) for number in range(4)]
    assert DemoBackend().send_messages(mails) == 4
    assert [kept["subject"] for kept in latest()] == ["n° 3", "n° 2"]
    assert len(list(settings.DEMO_MAIL_DIR.iterdir())) == 2
