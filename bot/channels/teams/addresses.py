"""An address is trusted only when it is written plainly: whatever is read two ways is refused."""

import re
from collections.abc import Sequence
from ipaddress import ip_address

HOSTS = ("smba.trafficmanager.net", "*.botframework.com")
"""Where the Bot Connector of Microsoft Teams answers; ``*.`` stands for any name before it."""

LONGEST_URL = 300

# Not a parser of URLs: two of them may read one URL differently, and our tokens go where it leads.
_PLAINLY = re.ASCII | re.IGNORECASE
_LOCAL_HOST = r"(localhost|[0-9.]+|\[[0-9a-f:]+\])(?::[0-9]{1,5})?"
_PATH = r"(?:/[\w.~/-]*)?"
_HTTPS = re.compile(rf"https://([a-z0-9][a-z0-9.-]*[a-z0-9])(?::443)?{_PATH}", _PLAINLY)
_LOCAL = re.compile(rf"https?://{_LOCAL_HOST}{_PATH}", _PLAINLY)
_LOCAL_AUTHORITY = re.compile(_LOCAL_HOST, _PLAINLY)


def allowed_service_url(url: str, hosts: Sequence[str], *, loopback: bool) -> bool:
    """Tell whether the connector at *url* may be answered, and sent a token of ours.

    It may if it is https on the usual port of one of *hosts* (see `HOSTS`), or, with *loopback*,
    if it is on this machine. User names, other ports, queries and odd characters never are.
    """
    if loopback and loopback_url(url):
        return True
    if len(url) > LONGEST_URL or not (match := _HTTPS.fullmatch(url)):
        return False
    host = match[1].lower()
    return any(
        host.endswith(allowed[1:]) if allowed.startswith("*.") else host == allowed
        for allowed in (each.lower() for each in hosts)
    )


def loopback_url(url: str) -> bool:
    """Tell whether *url* is http or https on this very machine, at any port."""
    return (
        len(url) <= LONGEST_URL
        and (match := _LOCAL.fullmatch(url)) is not None
        and loopback_host(match[1])
    )


def loopback_host(host: str) -> bool:
    """Tell whether *host*, a name or a number with or without brackets, is this very machine."""
    if host.lower() == "localhost":
        return True
    try:
        number = ip_address(host.removeprefix("[").removesuffix("]"))
    except ValueError:
        return False
    return (getattr(number, "ipv4_mapped", None) or number).is_loopback


def loopback_authority(authority: str) -> bool:
    """Tell whether *authority*, as in the header ``Host``, names this very machine."""
    match = _LOCAL_AUTHORITY.fullmatch(authority)
    return match is not None and loopback_host(match[1])
