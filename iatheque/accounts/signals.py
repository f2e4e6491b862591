"""What accounts tell the layers above."""

from django.dispatch import Signal

# A person came in by ProConnect. Sends user, and siren: of the authority declared for her, or "".
identified = Signal()
