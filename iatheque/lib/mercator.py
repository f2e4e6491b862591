"""The flat map of the Web (Web Mercator), in whole steps: 2^26 a side, about half a metre each."""

import math

BITS = 26
SIDE = 1 << BITS
# Beyond it the projection leaves its square.
NORTHMOST = 85.05


def project(longitude: float, latitude: float) -> tuple[int, int]:
    """Return the step, from the west and from the north, of a point given in degrees."""
    latitude = math.radians(max(-NORTHMOST, min(NORTHMOST, latitude)))
    across = (longitude + 180) / 360
    down = (1 - math.asinh(math.tan(latitude)) / math.pi) / 2
    return _step(across), _step(down)


def unproject(x: float, y: float) -> tuple[float, float]:
    """Return the longitude and latitude of a step."""
    latitude = math.atan(math.sinh(math.pi * (1 - 2 * y / SIDE)))
    return x / SIDE * 360 - 180, math.degrees(latitude)


def interleave(x: int, y: int) -> int:
    """Return the place on the Z-order curve: each square of side 2^n is one run of 4^n numbers."""
    return _spread(x) | _spread(y) << 1


def _step(share: float) -> int:
    return max(0, min(SIDE - 1, int(share * SIDE)))


def _spread(number: int) -> int:
    """Return `number` with a zero before each of its bits."""
    spread = 0
    for bit in range(BITS):
        spread |= (number >> bit & 1) << 2 * bit
    return spread
