"""The settings' section on who may sign in, with which roles, and for how long."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StrictBool, field_validator, model_validator

from moorlands_dash.partnership.areas import Name, Section
from moorlands_dash.roles import ROLES

Claim = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:/-]{1,100}$")]
Email = Annotated[str, Field(pattern=r"^[^\s@<>]+@[^\s@<>]+$", max_length=200)]
_SIGNING = (
    "nobody could sign in: give roles to groups or people, as [access.roles.analyst] "
    'groups = ["..."]'
)


class Holders(Section):
    """Who has a role: groups of the provider, or e-mail addresses that it vouches for."""

    groups: list[Name] = Field(default_factory=list)
    people: list[Email] = Field(default_factory=list)


class Access(Section):
    """Who may see and do what; without a provider, this machine's one user."""

    sign_in: StrictBool = False
    """Whether readers sign in with an OpenID Connect provider, named in the secrets."""
    anonymous: Literal["refused", "public"] = "refused"
    """What whoever hasn't signed in gets: a page to sign in, or what the public may have."""
    local_roles: list[str] = Field(default_factory=lambda: list(ROLES))
    """Roles of this machine's one user, where nobody signs in."""
    roles: dict[str, Holders] = Field(default_factory=dict)
    groups_claim: Claim = "groups"
    """Where the provider's token has the groups."""
    email_claim: Claim = "email"
    session_hours: Annotated[float, Field(gt=0, le=72)] = 10
    """Hours after which somebody signs in anew."""
    watch_seconds: Annotated[int, Field(ge=1, le=600)] = 60
    """How often an open page asks whether whoever looks may still see it."""
    audit_months: Annotated[int, Field(ge=1, le=120)] = 24
    """Months for which it is kept who did what."""
    contact: Annotated[str, Field(max_length=200)] = ""
    """Whom to ask for a role, in words: an office, with its address or telephone."""

    @field_validator("local_roles")
    @classmethod
    def _known(cls, keys: list[str]) -> list[str]:
        return [_role(key) for key in keys]

    @field_validator("roles")
    @classmethod
    def _held(cls, roles: dict[str, Holders]) -> dict[str, Holders]:
        return {_role(key): holders for key, holders in roles.items()}

    @model_validator(mode="after")
    def _signing(self) -> Access:
        if self.sign_in and not any(held.groups or held.people for held in self.roles.values()):
            raise ValueError(_SIGNING)
        return self

    @property
    def asks_groups(self) -> bool:
        """Tell whether a role hangs on a group of the provider's."""
        return any(held.groups for held in self.roles.values())

    @property
    def asks_people(self) -> bool:
        """Tell whether a role hangs on an e-mail address."""
        return any(held.people for held in self.roles.values())


def _role(key: str) -> str:
    if key not in ROLES:
        raise ValueError(f"{key!r} is not a role: choose from {', '.join(ROLES)}")
    return key
