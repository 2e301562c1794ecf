"""Which hosts may be asked, and the check of every address and redirect."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from moorlands_dash.fetch.model import FetchError

_LONGEST = 8000


def checked(address: str, hosts: Collection[str]) -> str:
    """Return an address that may be asked; raise FetchError for any other.

    It must be https, at the usual port, without a user's name, of a host that is listed in full.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise FetchError("An address that was answered can't be read.") from error
    if parts.scheme != "https":
        raise FetchError(f"The address {shown(address)} is not https, so it isn't asked.")
    if parts.username is not None or parts.password is not None or port not in (None, 443):
        raise FetchError(f"The address {shown(address)} has a user or a port, so it isn't asked.")
    if (parts.hostname or "").lower() not in hosts:
        raise FetchError(
            f"{shown(parts.hostname or address)} is none of the sources' own hosts, so it isn't "
            "asked."
        )
    if len(address) > _LONGEST:
        raise FetchError("An address is longer than any that the sources take.")
    return address


def elsewhere(address: str, instead: Mapping[str, str]) -> str:
    """Return what is asked instead of an address: by the longest beginning that is named."""
    for old in sorted(instead, key=len, reverse=True):
        rest = address.removeprefix(old)
        if address.startswith(old) and (old.endswith("/") or rest[:1] in ("", "/", "?")):
            return instead[old] + rest
    return address


def shown(text: str) -> str:
    """Return text from outside, short and without what could steer a terminal."""
    plain = "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
    return plain if len(plain) <= 120 else plain[:117] + "..."
