"""What a provider's token says of whoever signed in: who it is, and which roles that gives.

The token was checked by the library that took it. What is looked at here is whether it holds what
the roles hang on: one that lacks it would sign somebody in as nobody, without a word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from moorlands_dash.access.person import Person
from moorlands_dash.access.sessions import began

if TYPE_CHECKING:
    from moorlands_dash.partnership import Settings
    from moorlands_dash.partnership.access import Access

_LONGEST = 200


class AccessError(Exception):
    """Why a token can't tell who somebody is; in words, for whoever set the provider up."""


def person_of(claims: Mapping[str, Any], settings: Settings) -> Person:
    """Return whoever a token's claims are of, with the roles that the settings give now.

    Raises AccessError where the token lacks what the roles hang on.
    """
    access = settings.access
    subject, issuer = _text(claims, "sub"), _text(claims, "iss")
    if not subject or not issuer:
        raise AccessError(_lacks("sub, iss"))
    email = _email(claims, access)
    groups = _groups(claims, access)
    name = _text(claims, "name") or email or subject
    roles = _roles(email, groups, access)
    return Person(f"{issuer} {subject}", name, email, roles, since=began(claims) or 0.0)


def _roles(email: str, groups: frozenset[str], access: Access) -> frozenset[str]:
    return frozenset(
        role
        for role, held in access.roles.items()
        if groups.intersection(held.groups)
        or (email and email in {address.casefold() for address in held.people})
    )


def _email(claims: Mapping[str, Any], access: Access) -> str:
    """Return the address that the provider vouches for, in small letters, or ""."""
    email = _text(claims, access.email_claim).casefold()
    # One that says itself that it wasn't checked is anybody's.
    vouched = claims.get("email_verified", True) in (True, "true")
    if access.asks_people and not access.asks_groups and not email:
        raise AccessError(_lacks(access.email_claim))
    return email if vouched else ""


def _groups(claims: Mapping[str, Any], access: Access) -> frozenset[str]:
    held = claims.get(access.groups_claim)
    if held is None:
        if access.asks_groups and not (access.asks_people and _text(claims, access.email_claim)):
            raise AccessError(_lacks(access.groups_claim))
        return frozenset()
    listed = [held] if isinstance(held, str) else held
    if not isinstance(listed, Sequence) or not all(isinstance(one, str) for one in listed):
        raise AccessError(
            f"The sign-in worked, but “{access.groups_claim}” in the provider's token is no list "
            "of names. Whoever looks after the server can mend what the provider sends."
        )
    return frozenset(listed)


def _text(claims: Mapping[str, Any], name: str) -> str:
    found = claims.get(name)
    return " ".join(found.split())[:_LONGEST] if isinstance(found, str) else ""


def _lacks(names: str) -> str:
    return (
        f"The sign-in worked, but the provider's token lacks “{names}”, by which roles are given. "
        "Whoever looks after the server can have the provider put it into the ID token, or name "
        "another claim in `[access]` of the settings."
    )
