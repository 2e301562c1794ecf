"""Whose dashboard `moorlands-dash start` opens: a name typed, and a partnership where asked."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path

from moorlands_dash.cli.plain import UsageError, printable
from moorlands_dash.districts import Area, area_of, area_of_codes
from moorlands_dash.districts.finding import Question, meant
from moorlands_dash.districts.partnerships import (
    ALONE,
    OVERLAPPING,
    TOGETHER,
    WHOLE,
    Standing,
    members,
    partnership_code,
    standing_of,
)
from moorlands_dash.districts.register import names_in_files
from moorlands_dash.partnership import load_settings
from moorlands_dash.partnership.writing import Official, merged
from moorlands_dash.spelling import name_key
from moorlands_dash.words.numbers import listed

NONE = "none"
"""What is answered where no partnership's official figures are wanted."""


def chosen(typed: str, partnership: str | None) -> tuple[Area, Official]:
    """Return the area that is meant and its rows in the Home Office's tables.

    Raises UsageError with what to ask back: a name that isn't one district's for certain, or a
    district whose partnerships don't lie as it does.
    """
    if not typed.strip():
        raise UsageError('Name a district: moorlands-dash start "High Peak".')
    found = meant(typed)
    if isinstance(found, Question):
        raise UsageError(_asked(found.says, [_start(name) for name in found.offers]))
    if found.partnership:
        return _whole(found.partnership)
    (code,) = found.codes
    return _district(code, partnership)


def kept(typed: str, path: Path) -> Area | None:
    """Return the area of settings that are there, where it is the one that is meant; else None.

    What was asked back once is then answered: a second start goes on with these settings. Raises
    SettingsError where they can't be used.
    """
    district, found = load_settings(path).district, meant(typed)
    codes = district.codes or [district.code]
    if isinstance(found, Question) or not set(found.codes) <= set(codes):
        return None
    try:
        return area_of_codes(codes, district.name, district.code)
    except KeyError:
        return None


def _district(code: str, partnership: str | None) -> tuple[Area, Official]:
    area, lies = area_of(code), standing_of(code)
    if lies.how == ALONE:
        own = lies.partnerships[0]
        _known(partnership, [own, area.name])
        official = Official() if partnership == NONE else Official(own, merged(area, own))
        return area, official
    if partnership is None:
        raise UsageError(_asked(_lying(area, lies), _answers(area, lies)))
    _known(partnership, [name for name, _ in _choices(area, lies)])
    if partnership == NONE:
        return area, Official()
    if lies.how == WHOLE:
        return _whole(lies.partnerships[0])
    return area, Official(area.name, lies.partnerships if lies.how == TOGETHER else ())


def _whole(partnership: str) -> tuple[Area, Official]:
    """Return the area of a partnership of several districts, counted as one."""
    codes = members(partnership)
    area = area_of_codes(codes, partnership, partnership_code(partnership))
    return area, Official(partnership)


def _lying(area: Area, lies: Standing) -> str:
    """Return how a district and its partnerships lie, as the question puts it."""
    named = listed(list(lies.partnerships))
    if lies.how == TOGETHER:
        return (
            f"{area.name} has several partnerships in the lookup of December 2019: {named}. "
            "Official figures can be those of all together (or of one that newer tables name like "
            "the district), or none."
        )
    others = listed([names_in_files(code)[0] for code in lies.others])
    if lies.how == WHOLE:
        return (
            f"{area.name} shares its partnership {named} with {others}. The dashboard can be the "
            "whole partnership's, or the district's alone: then without official figures, which "
            "are given for the partnership only."
        )
    return (
        f"In the lookup of December 2019 {area.name} stands with {named}, which reaches into "
        f"{others} too. Newer tables may name a partnership like the district: its official "
        "figures can be taken, or none."
    )


def _choices(area: Area, lies: Standing) -> list[tuple[str, str]]:
    """Return what can be answered, each with what comes of it."""
    none = (NONE, f"{area.name} alone, without official figures")
    if lies.how == WHOLE:
        return [(lies.partnerships[0], "all of its districts, counted as one"), none]
    if lies.how == OVERLAPPING:
        return [(area.name, "the partnership of this name"), none]
    return [(area.name, f"{' and '.join(lies.partnerships)} together"), none]


def _answers(area: Area, lies: Standing) -> list[str]:
    return [f"{_start(area.name, name)}   # {meaning}" for name, meaning in _choices(area, lies)]


def _known(given: str | None, known: Sequence[str]) -> None:
    """Raise UsageError for a partnership that isn't one of those that can be answered."""
    if given is None or name_key(given) in {name_key(name) for name in (*known, NONE)}:
        return
    names = " or ".join(f'"{name}"' for name in dict.fromkeys([*known, NONE]))
    raise UsageError(f"--csp {printable(given)!r} isn't a partnership of it: write {names}.")


def _start(name: str, partnership: str | None = None) -> str:
    words = ["moorlands-dash", "start", name, *(["--csp", partnership] if partnership else [])]
    return " ".join(_quoted(word) for word in words)


def _quoted(word: str) -> str:
    """Return a word as every shell takes it: quoted where it needs to be."""
    return f'"{word}"' if shlex.quote(word) != word and '"' not in word else shlex.quote(word)


def _asked(says: str, answers: Sequence[str]) -> str:
    return "\n".join([printable(says), *answers])
