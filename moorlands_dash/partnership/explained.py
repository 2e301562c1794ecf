"""What each key of the settings means: the comments of the template that settings are made of.

So a key is explained once: in every file that the program writes, and in `settings check`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from moorlands_dash.partnership.writing import TEMPLATE

_HEADER = re.compile(r"^(?:# )?\[+([a-z_.-]+)\]+$")
_KEY = re.compile(r"^(?:# )?([a-z_]+) = [^#]*(?:# (.*))?$")
_OWN_NAME = re.compile(r'^(?:# )?"[^"]+" = ')
_PROFILES, _ROLES = "profiles", "access.roles"
_OF_OWN_NAMES = (
    _ROLES,
    "comparators.codes",
    "public.let_through",
    "senders",
    "suppliers",
    "towns",
    _PROFILES,
)
"""Sections that hold names of the user's own, or are given several times."""


@dataclass(frozen=True)
class Explained:
    """One key, "district.name", or a section of the user's own names, and what it means."""

    key: str
    means: str


@cache
def explained() -> dict[str, Explained]:
    """Return what each key means, in the order of the file."""
    return {each.key: each for each in read(TEMPLATE.read_text(encoding="utf-8"))}


def read(text: str) -> Iterator[Explained]:
    """Yield what each key of a settings file means, by the comments in it."""
    section, block, told = "", list[str](), False
    for line in _with_placeholders(text):
        if header := _HEADER.match(line):
            section = _named_by_user(header[1])
            if section in _OF_OWN_NAMES:
                yield Explained(section, _joined(block))
            block, told = [], False
        elif section in (_PROFILES, _ROLES):
            continue
        elif key := _KEY.match(line):
            beside = key[2] if section == "suppliers" else ""
            yield Explained(f"{section}.{key[1]}", beside or _joined(block))
            told = True
        elif line.startswith("# ") and not _OWN_NAME.match(line):
            block, told = [line] if told else [*block, line], False


def _named_by_user(section: str) -> str:
    """Return the section that a user's own name stands in: "profiles" for "profiles.valley"."""
    own = (whole for whole in (_PROFILES, _ROLES) if section.startswith(f"{whole}."))
    return next(own, section)


def _with_placeholders(text: str) -> list[str]:
    """Return the lines with the keys that stand in for several, such as `$partnership`."""
    keys = {"$partnership": ["csp_name = $name", "csp_code = $name"]}
    lines: list[str] = []
    for line in text.splitlines():
        held = next((key for key in keys if line.startswith(key)), "")
        lines += [*keys[held], line.removeprefix(held)] if held else [_plain(line)]
    return lines


def _plain(line: str) -> str:
    """Return a line without a placeholder before its comment."""
    return re.sub(r"^\$[a-z_]+(?=#)", "", line)


def _joined(block: list[str]) -> str:
    return " ".join(line.removeprefix("# ").strip() for line in block)
