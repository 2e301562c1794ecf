"""What releases of recorded crime say of single police forces, in words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from moorlands_dash.spelling import force_key
from moorlands_dash.words.numbers import listed

Remarks = Sequence[tuple[str, str, str]]
"""Force, text and file."""
_NAMED = 6


def remarks_on(found: Remarks, ours: Collection[str]) -> list[str]:
    """Return the remarks on our forces, told by their keys, and whom else there are remarks on."""
    own = [f"The Home Office on {force}: {text}" for force, text, _ in found if _is(force, ours)]
    others = sorted({force for force, _, _ in found if not _is(force, ours)})
    if others:
        own.append(
            f"The Home Office's notes also speak of {listed(others, _NAMED)}, part of "
            "England and Wales: they stand among the notes of the files on the Data page."
        )
    return own


def remarks_told(found: Remarks, ours: Collection[str]) -> list[str]:
    """Return every remark with its file, those on our forces first."""
    ordered = sorted(found, key=lambda remark: not _is(remark[0], ours))
    return [f"{file} says of {force}: {text}" for force, text, file in ordered]


def _is(force: str, ours: Collection[str]) -> bool:
    return force_key(force) in ours
