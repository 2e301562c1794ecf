"""Somebody who looks or records, with the roles that they have now."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from moorlands_dash.roles import PUBLIC, Right, rights_of

if TYPE_CHECKING:
    from moorlands_dash.partnership import Settings

LOCAL_NAME = "this computer's user"


@dataclass(frozen=True)
class Person:
    """Who asks: as the provider names them, and their roles by the settings as they stand."""

    subject: str
    """What the provider gives to nobody else, and which provider: "issuer sub"; "" for none."""
    name: str
    """As records and the page's head name them."""
    email: str = ""
    roles: frozenset[str] = frozenset()
    barred: bool = False
    """Whether the administrator has shut them out: they have no role then."""
    since: float = field(default=0.0, compare=False)
    """When their sign-in began, in seconds since 1970 UTC; 0 where nobody signed in."""

    def __post_init__(self) -> None:
        """Raise ValueError where somebody barred has a role."""
        if self.barred and self.roles:
            raise ValueError(f"{self.name} is barred and has roles")

    @property
    def rights(self) -> frozenset[Right]:
        """Return what they may do, by all of their roles."""
        return rights_of(self.roles)

    def may(self, right: Right) -> bool:
        """Tell whether they have a right."""
        return right in self.rights

    @property
    def signed_in(self) -> bool:
        """Tell whether a provider vouches for them."""
        return bool(self.subject)

    @property
    def sees_all(self) -> bool:
        """Tell whether they see what the public may not have."""
        return self.may("partnership")


NOBODY = Person("", "nobody")
"""Whoever hasn't signed in, where that is asked."""
THE_PUBLIC = Person("", "the public", roles=frozenset({PUBLIC.key}))


def local_person(settings: Settings) -> Person:
    """Return this machine's one user, where nobody signs in, with the roles of the settings."""
    return Person("", LOCAL_NAME, roles=frozenset(settings.access.local_roles))
