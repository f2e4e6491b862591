"""Which addresses of the internet are public, and which lead inside somebody's own network."""

from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

# Translators hand such an address on to the IPv4 one in its last 32 bits.
_NAT64 = IPv6Network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """True when the IP `address`, and any IPv4 address it hides, is reachable by everybody.

    Loopback, private, link-local, shared, reserved, multicast and unspecified are not.
    """
    number = ip_address(address.partition("%")[0])
    if isinstance(number, IPv6Address) and (hidden := _hidden(number)):
        return _is_open(hidden) and (number.ipv4_mapped is not None or _is_open(number))
    return _is_open(number)


def _is_open(number: IPv4Address | IPv6Address) -> bool:
    return number.is_global and not (number.is_multicast or number.is_reserved)


def _hidden(number: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address inside a mapped, 6to4, Teredo or NAT64 one."""
    if number in _NAT64:
        return IPv4Address(int(number) & 0xFFFFFFFF)
    if number.teredo:
        return number.teredo[1]
    return number.ipv4_mapped or number.sixtofour
