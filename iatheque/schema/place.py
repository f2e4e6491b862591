"""Where France is, overseas included, as far as telling a mistyped point goes."""

# Boxes (west, south, east, north): mainland and Corsica, Antilles and Guiana,
# Saint-Pierre-et-Miquelon, Réunion and Mayotte, New Caledonia, Wallis-et-Futuna, Polynesia.
FRANCE = (
    (-5.6, 41.2, 9.8, 51.3),
    (-63.3, 2.0, -51.0, 18.3),
    (-57.0, 46.5, -56.0, 47.3),
    (44.8, -21.6, 56.1, -12.4),
    (158.0, -23.2, 172.5, -17.0),
    (-178.6, -14.7, -175.5, -12.8),
    (-155.0, -28.2, -134.0, -7.5),
)


def in_france(longitude: float, latitude: float) -> bool:
    """True when the point is in or close to a French territory."""
    return any(
        west <= longitude <= east and south <= latitude <= north
        for west, south, east, north in FRANCE
    )
