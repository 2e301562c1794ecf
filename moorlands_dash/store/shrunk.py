"""Warns of a file that replaces a far fuller one: it may be a part, or cut off on its way."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from moorlands_dash.partnership.store import Store
from moorlands_dash.periods import month_name
from moorlands_dash.store.cover import Cover
from moorlands_dash.store.manifest import FileRecord

Replacement = tuple[FileRecord, Cover, FileRecord, Cover]
"""The earlier file, its month, the later file and its month."""


def note_shrunk(replacements: Sequence[Replacement], previous: str | None, limits: Store) -> None:
    """Add a notice to each file with far fewer rows than it replaced of one earlier file.

    `limits` are the settings' of what a load may take away without being asked.
    `previous` is the snapshot that held before, to which one can go back.
    """
    ordered = sorted(replacements, key=_pair)
    for _, group in groupby(ordered, key=_pair):
        pairs = list(group)
        earlier, _, later, _ = pairs[0]
        before = sum(cover.rows for _, cover, _, _ in pairs)
        now = sum(cover.rows for *_, cover in pairs)
        if before >= limits.gone_least and before - now > limits.gone_share * before:
            months = sorted({cover.month for _, cover, _, _ in pairs})
            span = " to ".join(dict.fromkeys(month_name(m) for m in (months[0], months[-1])))
            later.notices.append(_words(earlier.name, span, before, now, previous))


def _pair(replacement: Replacement) -> tuple[int, int]:
    earlier, _, later, _ = replacement
    return earlier.sequence, later.sequence


def _words(earlier: str, span: str, before: int, now: int, previous: str | None) -> str:
    told = (
        f"Far fewer rows than the file it replaces: {now:,} for {span}, where {earlier} had "
        f"{before:,}. It is loaded; if it is only a part, "
    )
    if previous is None:
        return f"{told}load the fuller file alone, into a home of its own."
    return (
        f"{told}`moorlands-dash use {previous}` puts back what stood before this load, that file "
        "among it."
    )
