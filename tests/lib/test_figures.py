"""Numbers in words for people."""

from iatheque.lib.figures import exactly


def test_what_was_given_is_said_as_given() -> None:
    assert [exactly(value) for value in (51.28, 1000, 0.00001)] == [
        "51,28",
        "1\u202f000",
        "0,00001",
    ]
