"""Numbers written for people, in French: « 51,28 », « 1 000 »."""


def exactly(value: float) -> str:
    """Return a number that was given, as it was given: « 51,28 », « 1 000 »."""
    return french(f"{value:,.8f}".rstrip("0").rstrip("."))


def french(number: str) -> str:
    """Return a number written by Python (« 1,000.5 ») with French signs."""
    return number.replace(",", "\u202f").replace(".", ",")
