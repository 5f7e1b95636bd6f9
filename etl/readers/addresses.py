"""Which addresses of the net may be visited: http and https, and nothing of the own network."""

import ipaddress
import socket
from urllib.parse import SplitResult, urlsplit

from etl.errors import SourceError

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_SCHEMES = ("http", "https")

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_url(path: str) -> bool:
    """Say whether a path is an address of the net, of whatever scheme."""
    scheme, mark, _ = path.partition("://")
    return bool(mark) and scheme.isalnum()


def split_url(url: str) -> SplitResult:
    """Return the parts of an address; raises SourceError for one that is not visited."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise SourceError(f"{url[:200]} is not an address: {error}") from error
    if parts.scheme not in _SCHEMES:
        raise SourceError(
            f"{url[:200]} is refused: only http and https are visited; give a file by its path"
        )
    if not parts.hostname or parts.username is not None or port == 0:
        raise SourceError(f"{url[:200]} is refused: an address needs a host and no user name")
    if any(letter <= " " or letter == "\x7f" for letter in url):
        raise SourceError(f"{url[:200]!r} is refused: it holds blanks or control characters")
    return parts


def resolve(host: str, port: int, *, allow_local: bool) -> list[str]:
    """Return the addresses of a host; raises SourceError when one of them is not public.

    The caller connects to these and asks no second time: a name that first leads to the world
    and then into the own network is an old trick.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise SourceError(f"the host {host[:200]} is not found: {error}") from error
    addresses = list(dict.fromkeys(str(each[4][0]).partition("%")[0] for each in found))
    for address in addresses:
        if not allow_local and not is_public(ipaddress.ip_address(address)):
            raise SourceError(
                f"{host[:200]} is refused: it leads to {address}, which is no public address; "
                "whomet load --allow-local visits it, if you trust what is loaded"
            )
    return addresses


def is_public(address: IPAddress) -> bool:
    """Say whether an address belongs to the open net, also one wrapped in another."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None,))[0]
        if inner is None and address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast
