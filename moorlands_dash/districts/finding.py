"""The district or partnership that somebody means who types a name, or what to ask back.

A name or code that is one district's for certain is taken; a former one, one that several places
bear, a part of a name and a misspelt one are asked back, and never taken.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from moorlands_dash.districts.partnerships import members, of_several
from moorlands_dash.districts.police import forces
from moorlands_dash.districts.register import (
    changes,
    known_districts,
    names_in_files,
    names_said,
    standing,
    today,
)
from moorlands_dash.periods import month_name, parse_month
from moorlands_dash.spelling import close_names

_MOST = 12
"""Districts that are offered by name."""
_WIDER = {"london": "E23000001", "greater london": "E23000001"}
"""Names that are no district's, and the police force area of those that are meant."""
_CODE = re.compile(r"[EW]0[6-9]\d{6}", re.IGNORECASE)
_STATION = re.compile(
    r"^(?:the )?(?:london borough|royal borough|metropolitan borough|borough|city|county|"
    r"district|council)(?: and county)? of (?:the )?|"
    r" (?:(?:city|county|borough|district|metropolitan|unitary|town|london|and|mbc|bc|dc|cc|"
    r"authority|council)\b ?)+$"
)


@dataclass(frozen=True)
class Meant:
    """What somebody means: a district, or the districts of one partnership."""

    codes: tuple[str, ...]
    partnership: str = ""
    """Name of the partnership, where it and not a district was typed."""


@dataclass(frozen=True)
class Question:
    """What must be asked back: a sentence, and the names to choose from."""

    says: str
    offers: tuple[str, ...] = ()


def meant(typed: str) -> Meant | Question:
    """Return what somebody means by a name or a code, or what to ask back."""
    asked = " ".join(typed.split())[:200]
    if _CODE.fullmatch(asked):
        return _of_code(asked.upper())
    for key in dict.fromkeys([_key(asked), _plain(asked)]):
        if key and (found := _exact(key)):
            return found
    return _guessed(asked)


def _of_code(code: str) -> Meant | Question:
    if code in standing():
        return Meant((code,))
    if code in changes():
        return _former(code)
    return Question(f"{code} is the code of no district of England or Wales since 2011.")


def _exact(key: str) -> Meant | Question | None:
    """Return what bears a name: a district of today, a partnership, a former district, a force."""
    codes = _districts().get(key, ())
    several = next((name for name in of_several() if _key(name) == key), "")
    if several and codes:
        return Meant(codes[:1])
    if len(codes) == 1:
        return Meant(codes)
    if several:
        return Meant(members(several), several)
    if key in _ended():
        return _former(_ended()[key])
    return _of_force(key)


def _former(code: str) -> Question:
    name, change = _names_of(code)[0], changes()[code]
    into = names_in_files(today(code))[0]
    since = month_name(parse_month(change.month))
    if _key(name) == _key(into):
        return Question(f"{code} was the code of {name} until {since}.", (into,))
    through = names_in_files(change.became)[0]
    by = "" if through == into else f", which is part of {into} today"
    return Question(f"{name} has been part of {through} since {since}{by}.", (into,))


def _of_force(key: str) -> Question | None:
    for force in forces().values():
        named = (_key(force.name), _key(force.falls_within), _key(force.also))
        if force.code == _WIDER.get(key) or (key and key in named):
            own = [row.code for row in standing().values() if row.force_code == force.code]
            names = sorted(names_in_files(code)[0] for code in own)
            told = f"{force.falls_within} has {len(names)} districts. Which one?"
            return Question(told, tuple(names))
    return None


def _guessed(asked: str) -> Question:
    """Return what may have been meant: names that hold the words typed, else those that are close.

    What is called "Newcastle" may be upon Tyne or under Lyme.
    """
    words = _plain(asked).split()
    known = _offered()
    held = [name for name in known if words and set(words) <= set(_key(name).split())]
    if len(held) == 1:
        return _offer(f"No district is called {asked!r} alone. Did you mean {held[0]}?", held)
    if held:
        return _offer(f"Several districts have {asked!r} in their names. Which one?", held)
    close = close_names(asked, known)
    if close:
        return _offer(f"No district of England or Wales is called {asked!r}.", close)
    return Question(
        f"No district of England or Wales is called {asked!r}. Type its council's name, such as "
        "High Peak, or its ONS code; for a village or a town, the district that it lies in."
    )


def _offer(says: str, names: Iterable[str]) -> Question:
    return Question(says, tuple(dict.fromkeys(names))[:_MOST])


@cache
def _districts() -> dict[str, tuple[str, ...]]:
    """Return the codes of the districts of today that bear each name."""
    found: dict[str, dict[str, None]] = {}
    pairs = [(code, name) for code in standing() for name in _names_of(code)]
    pairs += [(code, name) for code, name in names_said() if code in standing()]
    for code, name in pairs:
        found.setdefault(_key(name), {})[code] = None
    return {key: tuple(codes) for key, codes in found.items()}


@cache
def _ended() -> dict[str, str]:
    """Return the code of the former district that bore each name, and of former partnerships'."""
    rows = [row for row in known_districts() if row.joined]
    by_partnership = {_key(row.partnership): row.code for row in rows if row.partnership}
    return by_partnership | {_key(name): row.code for row in rows for name in _names_of(row.code)}


@cache
def _offered() -> tuple[str, ...]:
    """Return every name that can be offered: districts of today, then partnerships, then former."""
    own = [name for code in standing() for name in _names_of(code)]
    said = [name for _, name in names_said()]
    former = [row.name for row in known_districts() if row.joined]
    return tuple(dict.fromkeys([*sorted(own), *of_several(), *said, *former]))


def _names_of(code: str) -> tuple[str, ...]:
    return names_in_files(code)


def _key(name: str) -> str:
    """Return a name for joining: letter case, accents and signs don't matter."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return " ".join(re.findall(r"[a-z0-9]+", letters.replace("&", " and ").replace("'", "")))


def _plain(name: str) -> str:
    """Return a name for joining without what a council calls itself: "Leeds City Council"."""
    key = _key(name)
    return _STATION.sub("", _STATION.sub("", key)).strip() or key
