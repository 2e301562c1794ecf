"""Whose a file is that names nobody: its source's only sender's, where there is a single one.

A sender is told by its column, else by the supplier's pattern of file names, else it is the only
one that sends the source. So a file of before it wrote its name down is its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from moorlands_dash.store.manifest import FileRecord


def name_the_only_senders(files: Sequence[FileRecord]) -> None:
    """Give months without a sender's name to the one that their source's other files name.

    What is given so stays so when another sender comes. Where several are named it can't be told
    which of them it is: the file counts beside theirs, and says so.
    """
    named = _named(files)
    for record in files:
        for cover in record.covers:
            if not cover.sender and len(named.get(cover.source, {})) == 1:
                (cover.sender,) = named[cover.source].values()
        several = {
            name
            for cover in record.covers
            if not cover.sender and cover.in_use
            for name in named.get(cover.source, {}).values()
        }
        if several and (said := _beside(sorted(several))) not in record.notices:
            record.notices.append(said)


def _named(files: Sequence[FileRecord]) -> dict[str, dict[str, str]]:
    """Return the senders that files name of each source, each under its name case folded."""
    found: dict[str, dict[str, str]] = {}
    for record in files:
        for cover in record.covers:
            if cover.sender:
                found.setdefault(cover.source, {})[cover.sender.casefold()] = cover.sender
    return found


def _beside(senders: Sequence[str]) -> str:
    return (
        f"It doesn't say whose it is, and {' and '.join(senders)} send the same: it counts beside "
        "theirs, and none of their files stands for it. Write the sender into a column, or name "
        "its files in the settings, and load it again."
    )
