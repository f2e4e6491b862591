"""What the lower layers tell the higher ones."""

from django.dispatch import Signal

# Sent once per committed transaction that changed what readers see; `number`: the new version.
catalogue_changed = Signal()
