"""Whoever gives a command, as the audit names them: the account of this machine."""

from __future__ import annotations

import getpass


def account() -> str:
    """Return the account's name; a command runs under one that may have none."""
    try:
        name = getpass.getuser()
    except (OSError, KeyError):
        name = "an account without a name"
    return f"{name}, by the command"
