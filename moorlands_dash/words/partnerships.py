"""Whose figures are shown, where somebody asks for another partnership's."""

from __future__ import annotations


def another_partnership(asked: str, name: str, key: str) -> str:
    """Return that a link or a selection is of a partnership that isn't this one."""
    return (
        f"Asked for is the partnership “{asked}”. This is the dashboard of {name} (“{key}”), which "
        "shows no other's figures: ask whoever sent you the link for the address of theirs."
    )
