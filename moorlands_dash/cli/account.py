"""Whoever gives a command, as the audit names them, and what they took away by it."""

from __future__ import annotations

import argparse
import getpass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from moorlands_dash.partnership import Settings


def account() -> str:
    """Return the account's name; a command may run under one that has none."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):
        name = "an account without a name"
    return f"{name}, by the command"


def taken(asked: argparse.Namespace, settings: Settings, what: str) -> None:
    """Note what a command wrote for somebody to take away; raise StoreError where it can't be.

    Of the public's nothing is noted, nor where the home may only be read.
    """
    from moorlands_dash.store.audit import may_note, note
    from moorlands_dash.store.home import find_home
    from moorlands_dash.store.journal import records_of
    from moorlands_dash.tables.audience import is_public

    home = find_home(asked.home)
    if may_note(home) and not is_public(settings, asked=asked.public):
        note(records_of(home, settings), "export", what, account())
