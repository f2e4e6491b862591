"""What the layers above are told about a person."""

from django.dispatch import Signal

# Somebody takes her data away: each receiver returns what it keeps about `user`, by French name.
data_asked = Signal()
# Somebody leaves, in the transaction that erases her: each receiver erases what it keeps.
person_erased = Signal()
