"""Who is in the partnership, since when and until when: what each answers for, sends, whom to ask.

Organisations and offices only: a person's name is refused wherever it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pandas as pd
import pyarrow as pa

from moorlands_dash import vocabulary
from moorlands_dash.extracts import contracts, moments
from moorlands_dash.extracts.about_persons import PHONE, told_in
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.people import in_office, is_person
from moorlands_dash.extracts.rules import Contract, Rule
from moorlands_dash.extracts.tabular import holds, read_table
from moorlands_dash.partnership import Settings
from moorlands_dash.people_measures import (
    PEOPLE_MEASURE_BY_KEY,
    PEOPLE_THEMES,
    PREFIX,
    find_people_measure,
)
from moorlands_dash.sources import current

COLUMNS: dict[str, Sequence[str]] = {
    "partner": (),
    "kind": (),
    "answers_for": (),
    "sends": (),
    "contact": ("whom_to_ask",),
    "address": (),
    "since": (),
    "until": (),
    "succeeded_by": (),
    "source": (),
}
OPTIONAL = (
    "answers_for",
    "sends",
    "contact",
    "address",
    "since",
    "until",
    "succeeded_by",
    "source",
)
PUBLISHED = ("partner", "address")
"""Columns that sound personal: an organisation, and the address of an office."""

KINDS = ("responsible authority", "co-operating body", "partner")
PRIMARY_KEY = ("partner", "since")
_DATES = ("since", "until")
PART = pa.schema({name: pa.date32() if name in _DATES else pa.string() for name in COLUMNS})

_DESKS = frozenset(
    ("info", "enquiries", "contact", "hello", "mail", "csp", "reception", "duty", "admin", "help")
)
_EMAIL = re.compile(r"(?P<box>[A-Za-z0-9._%+-]+)@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")
_WEB = re.compile(r"https://[A-Za-z0-9.-]+(?:/[A-Za-z0-9._~/-]*)?")

_PERSON = "This looks like a person's name. Name the organisation or the office."
_KIND = f"This is not a kind of partner. Write {KINDS[0]}, {KINDS[1]} or {KINDS[2]}."
_THEME = (
    "This is not a theme that is known. Write the program's themes, parted by semicolons: asb; "
    "reoffending."
)
_SENDS = (
    "This is not something that is sent. Write kinds of files and measures of people, parted by "
    "semicolons: fires; people:victims_supported."
)
_ADDRESS = (
    "This is not the address of an office. Write an e-mail address whose first part names the "
    "office, community.safety@council.example, or a page that begins with https://."
)
_ORDER = "It ends before it begins. Swap the dates or mend one of them."
_SOURCE = "A partner whose time has ended, or began, needs the source of that. Fill in “source”."
_TWICE = "The partner and its first day are already given above. Keep one row for each."


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's."""
    return holds(columns, ("partner", "kind"))


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row, a partner over one stretch of time, and write the accepted ones to `out`.

    `answers_for` and `sends` are keys parted by "; ". A missing first day is since ever, a missing
    last one until now. Raises Refusal for a file that lacks a column.
    """
    texts, sifting = read_table(source, COLUMNS, OPTIONAL, settings, progress)
    texts = moments.dated(texts, _DATES, settings.senders.order(source.name))
    texts = texts.map(lambda text: " ".join(text.split()))
    rows = sifting.sift(_tidied(texts), _text_contract(settings))
    rows = sifting.sift(_typed(rows), _value_contract())
    rows = sifting.sift_last(rows, contracts.unique(PRIMARY_KEY, _TWICE))
    return sifting.judged("partners", _dated(rows), PART, out)


def _tidied(texts: pd.DataFrame) -> pd.DataFrame:
    return texts.assign(
        kind=texts["kind"]
        .str.casefold()
        .str.replace(r"[\s_-]+", " ", regex=True)
        .replace({"co operating body": KINDS[1], "cooperating body": KINDS[1]}),
        answers_for=texts["answers_for"].map(lambda text: _listed(text, _theme)).astype("str"),
        sends=texts["sends"].map(lambda text: _listed(text, _sent)).astype("str"),
    )


_UNKNOWN = "?"


def _listed(text: str, known: Callable[[str], str]) -> str:
    """Return the keys of a list parted by semicolons; `_UNKNOWN` where one isn't known."""
    keys = [known(part.strip()) for part in text.split(";") if part.strip()]
    return _UNKNOWN if _UNKNOWN in keys else "; ".join(dict.fromkeys(keys))


def _theme(text: str) -> str:
    wanted = text.casefold()
    for key, name in PEOPLE_THEMES.items():
        if wanted in (key, name.casefold()):
            return key
    found = vocabulary.find_theme(text)
    return found if found in vocabulary.THEME_BY_KEY else _UNKNOWN


def _sent(text: str) -> str:
    wanted = text.casefold()
    if wanted.startswith(PREFIX) or wanted in PEOPLE_MEASURE_BY_KEY:
        try:
            return find_people_measure(text).target_measure
        except ValueError:
            return _UNKNOWN
    return wanted if wanted in current().kinds else _UNKNOWN


def _text_contract(settings: Settings) -> Contract:
    members = settings.members.names
    nobody = Rule(lambda texts: ~texts.map(lambda text: is_person(text, members)), error=_PERSON)
    office = Rule(lambda texts: ~texts.map(_names_somebody), error=_PERSON)
    known = contracts.matches(r"[^?]*", _THEME)
    return contracts.text_columns(
        partner=[contracts.filled("partner"), nobody],
        kind=[contracts.one_of("kind", KINDS)],
        answers_for=[known],
        sends=[contracts.matches(r"[^?]*", _SENDS)],
        contact=[nobody, office],
        address=[Rule(lambda texts: texts.map(is_office_address), error=_ADDRESS)],
        succeeded_by=[nobody],
        **{name: _day(name) for name in _DATES},
    )


def _names_somebody(text: str) -> bool:
    """Tell whether whom to ask holds something of a person beside an office."""
    told = told_in(text) if text else None
    return told is not None and not in_office(text.split()) and told != PHONE


def is_office_address(text: str) -> bool:
    """Tell whether an address is an office's mailbox, a page, or blank."""
    if not text or _WEB.fullmatch(text):
        return True
    found = _EMAIL.fullmatch(text)
    words = re.split(r"[._%+-]", found["box"].casefold()) if found else []
    return in_office(words) or not _DESKS.isdisjoint(words)


def _day(name: str) -> list[Rule]:
    return [Rule(partial(_blank_or, rule), error=rule.error) for rule in contracts.day(name)]


def _blank_or(rule: Rule, texts: pd.Series) -> pd.Series:
    found: pd.Series = (texts == "") | rule.holds(texts)
    return found


def _typed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(**{name: contracts.days(rows[name]) for name in _DATES})


def _value_contract() -> Contract:
    def ordered(rows: pd.DataFrame) -> pd.Series:
        found: pd.Series = ~(rows["until"] < rows["since"])
        return found

    def founded(rows: pd.DataFrame) -> pd.Series:
        found: pd.Series = rows["until"].isna() | (rows["source"] != "")
        return found

    return contracts.whole_frame(("until", ordered, _ORDER), ("source", founded, _SOURCE))


def _dated(rows: pd.DataFrame) -> pd.DataFrame:
    days = {
        name: rows[name].dt.date.astype("object").where(rows[name].notna(), None) for name in _DATES
    }
    return rows.assign(**days)
