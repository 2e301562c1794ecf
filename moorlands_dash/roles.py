"""Who may do what: the roles, and the rights that each has, said once.

Pages, tables, downloads, records, routes of the server and the command ask `rights_of`. Roles are
no ladder: somebody who has two has the rights of both, and nobody has any but by a role.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

Right = Literal["figures", "partnership", "places", "record", "load", "administer"]
"""What may be asked for; `RIGHTS` says of each what it is."""


@dataclass(frozen=True)
class Role:
    """One role: its key in the settings, its name on screen, and its rights."""

    key: str
    name: str
    """As a sentence has it: "an analyst"."""
    does: str
    rights: frozenset[Right]

    def __post_init__(self) -> None:
        """Hold that nothing is left out; raise ValueError, which names the role."""
        if not all((self.key, self.name, self.does, self.rights)):
            raise ValueError(f"The role {self.key!r} is not wholly declared")
        if unknown := self.rights - set(get_args(Right)):
            raise ValueError(f"The role {self.key!r} has unknown rights: {sorted(unknown)}")


RIGHTS: dict[Right, str] = {
    "figures": "see and download what the public may have",
    "partnership": "see and download the partnership's own figures, ward by ward",
    "places": "see and download exact places: cells, places that repeat, tasking",
    "record": "record decisions, tasks, progress and what goes with them",
    "load": "load files, confirm months and take back",
    "administer": "read who did what, and bar people",
}

SEEING: tuple[Right, ...] = ("figures", "partnership", "places")
"""The rights by which somebody sees something: they stand in the key of every answer kept."""

PUBLIC = Role("public", "the public", "Sees what is published.", frozenset({"figures"}))
COUNCILLOR = Role(
    "councillor",
    "a councillor",
    "Reads the partnership's figures, ward by ward.",
    frozenset({"figures", "partnership"}),
)
ANALYST = Role(
    "analyst",
    "an analyst",
    "Explores exact places too.",
    frozenset({"figures", "partnership", "places"}),
)
OFFICER = Role(
    "officer",
    "an officer",
    "Records decisions, tasks and progress.",
    frozenset({"figures", "partnership", "places", "record"}),
)
DATA_OFFICER = Role(
    "data_officer",
    "a data officer",
    "Loads each month's files, and takes back what was wrong.",
    frozenset({"figures", "partnership", "places", "load"}),
)
ADMINISTRATOR = Role(
    "administrator",
    "an administrator",
    "Reads who did what and bars people; neither records nor loads.",
    frozenset({"figures", "partnership", "administer"}),
)

ROLES: dict[str, Role] = {
    role.key: role for role in (PUBLIC, COUNCILLOR, ANALYST, OFFICER, DATA_OFFICER, ADMINISTRATOR)
}


def rights_of(roles: Iterable[str]) -> frozenset[Right]:
    """Return the rights that these roles have together; raise KeyError for a role that isn't."""
    return frozenset().union(*(ROLES[role].rights for role in roles))


def who_may(right: Right) -> str:
    """Return in words which roles have a right: "an officer or a data officer"."""
    names = [role.name for role in ROLES.values() if right in role.rights]
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
