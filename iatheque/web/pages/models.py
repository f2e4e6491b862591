"""Texts of the pages that the team rewrites; those of the code serve until then."""

from django.db import models
from django.db.models.signals import post_delete, post_save
from django.utils.translation import gettext_lazy as _

from iatheque.projects.catalogue import touch


class PageText(models.Model):
    """A text that replaces the one of the same key given with the code."""

    key = models.CharField(_("emplacement"), max_length=80, unique=True)
    title = models.CharField(_("titre"), max_length=200)
    body = models.TextField(
        _("texte"),
        help_text=_(
            "Markdown : paragraphes, listes, « ### » pour un intertitre, [mots](adresse) pour un "
            "lien. « {contact} » devient l’adresse de contact du site."
        ),
    )
    updated_at = models.DateTimeField(_("modifié le"), auto_now=True)

    class Meta:
        verbose_name = _("texte de page")
        verbose_name_plural = _("textes des pages")
        ordering = ("key",)

    def __str__(self) -> str:
        return self.title


def _renew_pages(*, raw: bool = False, **_signal: object) -> None:
    """Pages kept in memory are made again: a text changed (and not because all is restored)."""
    if not raw:
        touch()


post_save.connect(_renew_pages, sender=PageText)
post_delete.connect(_renew_pages, sender=PageText)
