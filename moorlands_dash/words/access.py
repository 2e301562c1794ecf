"""What somebody is told who may not see or do something, and whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from moorlands_dash.roles import RIGHTS, ROLES, Right, who_may

if TYPE_CHECKING:
    from moorlands_dash.access import Person

_NOBODY = "Whoever looks after the dashboard can say whom to ask; the settings name no one."

SIGNED_OUT = "You have signed out, here or in another window. Sign in again to go on."


def lacks_right(person: Person, right: Right, contact: str) -> str:
    """Return why somebody may not do what a right is for, and whom to ask."""
    if person.barred:
        return f"You have been barred from this dashboard. {whom_to_ask(contact)}"
    if person.signed_in and not person.roles:
        return (
            f"You are signed in as {person.name}, and no role is yours here. {whom_to_ask(contact)}"
        )
    has = f"You are {roles_of(person)}: " if person.roles else ""
    may = f"{who_may(right)} may {RIGHTS[right]}."
    return f"{has}{may if has else may[:1].upper() + may[1:]} {whom_to_ask(contact)}"


def roles_of(person: Person) -> str:
    """Return the roles of somebody in words: "an analyst and an officer"."""
    names = [role.name for key, role in ROLES.items() if key in person.roles]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def whom_to_ask(contact: str) -> str:
    """Return whom to ask for a role."""
    return f"Ask for it: {contact}." if contact else _NOBODY


def signed_out(hours: float) -> str:
    """Return why a sign-in no longer counts."""
    return f"Your sign-in has ended: it counts for {hours:g} hours. Sign in again to go on."
