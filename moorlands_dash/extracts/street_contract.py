"""What a row of a street extract must hold to be loaded, each rule with its reason in words.

A rule stands here once, in two forms: `holds` is the contract, which pandera applies and which
alone judges; `evident` is a condition on Arrow's arrays that is only true where `holds` is true, so
that the millions of rows with nothing the matter need not go through pandera. Most columns repeat
few texts, and Arrow tries a condition once a distinct text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from moorlands_dash.extracts import contracts
from moorlands_dash.extracts import rules as rules_of_rows
from moorlands_dash.extracts.blanks import emptied, is_blank, without_noughts
from moorlands_dash.extracts.conditions import Condition, all_hold, between, matches, neat, numbers
from moorlands_dash.extracts.flaws import Flaw, broken_rules
from moorlands_dash.extracts.moments import month_of
from moorlands_dash.periods import month_key, month_name
from moorlands_dash.sources.street import COLUMNS as COLUMNS
from moorlands_dash.vocabulary import POLICE_TYPES

LOADED = tuple(name for name in COLUMNS if name not in ("Reported by", "Context"))
"""The columns that are judged and loaded; nothing is kept of the others."""

NEEDED = ("Month", "Falls within", "Crime type")
"""The columns that may not be blank."""

FIRST_MONTH = date(2010, 12, 1)
"""The first month that the police published."""

BOX = (-8.7, 49.8, 1.9, 60.9)
"""West, south, east and north end of Great Britain and Northern Ireland, in degrees."""

_TEXT_LIMITS = {
    "Crime ID": 100,
    "Falls within": 100,
    "Location": 300,
    "LSOA name": 100,
    "Last outcome category": 200,
}
_CONTROLS = "[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffd]"
"""Control characters, marks that turn the direction of text, and what stands for lost bytes."""

_MONTH = r"[0-9]{4}-(?:0[1-9]|1[0-2])"
DEGREES = r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?"
_AREA = "[A-Z][0-9]{8}"
_LSOA = rf"{_AREA}|95[A-Z]{{2}}[0-9]{{2}}[A-Z][0-9]"
"""England, Wales, Scotland and Northern Ireland of 2021; Northern Ireland of 2011."""
_SPACE = " \t\r\n"


@dataclass(frozen=True)
class Terms:
    """What the contract depends on beside the row."""

    today: date
    month: date | None
    """The month in the file's name, if it has one."""
    force: str
    """Our own force, which has to be spelt exactly so that its months are found."""
    districts: tuple[str, ...] = ()
    """Names of our district, as LSOA names begin with them; without any, none is looked for."""
    lsoas: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()
    """Further names of our own force, which become the one that is ours."""

    @property
    def forces(self) -> set[str]:
        """Return our own force's names, without letter case."""
        return {name.casefold() for name in (self.force, *self.also)}


@dataclass(frozen=True)
class Rule:
    """One thing that holds of every accepted row."""

    column: str
    reason: str
    """What is wrong and how to mend it, where the rule is broken."""
    holds: Callable[[pd.Series], pd.Series]
    """Text without surrounding space, "" where blank -> truth a row."""
    evident: Condition
    """Texts as they stand, none blank -> truth a text; true only where `holds` is.

    Rules may share one condition, which is then tried once.
    """
    only_odd_bytes: bool = False
    """Can't be broken in a file of printable ASCII alone."""


def rules(terms: Terms) -> Iterator[Rule]:
    """Yield the rules of single columns, in the order in which a row is told of them."""
    yield from _month_rules(terms)
    yield from _force_rules(terms)
    yield _type_rule()
    for column, low, high in (("Longitude", BOX[0], BOX[2]), ("Latitude", BOX[1], BOX[3])):
        yield from _degree_rules(column, low, high)
    yield Rule(
        "LSOA code",
        "This is not an LSOA code. Write a letter and eight digits, such as E01029742, or "
        "leave it blank.",
        lambda texts: (texts == "") | texts.str.fullmatch(_LSOA),
        partial(matches, pattern=_AREA),
    )
    for column in ("Location", "LSOA name", "Last outcome category"):
        yield from _text_rules(column)
    yield from _text_rules("Crime ID")
    yield Rule(
        "Crime ID",
        "The Crime ID has a space in it. Write it as published, or leave it blank.",
        lambda texts: ~texts.str.contains(" ", regex=False),
        lambda texts: pc.invert(pc.match_substring(texts, " ")),
    )


def pair_rules() -> Iterator[tuple[str, Callable[[pd.DataFrame], pd.Series], str]]:
    """Yield the rules over several columns: column to blame, truth a row, reason."""
    yield (
        "Longitude",
        lambda rows: (rows["Longitude"] == "") == (rows["Latitude"] == ""),
        "One coordinate stands without the other. Give both, or leave both blank.",
    )


def evident(rows: pa.RecordBatch, terms: Terms, *, printable_ascii: bool) -> pa.Array:
    """Return for each row whether it surely keeps the contract as it stands.

    `rows` have the columns `LOADED`, null where blank, as texts or as indices of distinct texts.
    `printable_ascii` tells that nothing else occurs in the file.
    """
    conditions: dict[str, dict[Condition, None]] = {}
    for rule in rules(terms):
        if not (printable_ascii and rule.only_odd_bytes):
            conditions.setdefault(rule.column, {})[rule.evident] = None
    for column in ("Falls within", "Location", "LSOA name", "Last outcome category"):
        conditions[column][neat] = None
    fine = pc.equal(pc.is_null(rows["Longitude"]), pc.is_null(rows["Latitude"]))
    for column, tried in conditions.items():
        fine = pc.and_(fine, all_hold(rows[column], list(tried), blank=column not in NEEDED))
    return fine


def normalised(rows: pd.DataFrame, terms: Terms) -> pd.DataFrame:
    """Return the text columns as the contract reads them.

    Space around values goes, line breaks inside become spaces, the crime type and our own force
    get the spelling that is known, months that Excel made dates of become months again; blank is
    "", also where a word such as NA, or 0,0 of a place, stands for it.
    """
    known = {name.casefold(): name for name in POLICE_TYPES}
    neat = rows.copy()
    for column in LOADED:
        texts = neat[column].fillna("").str.strip(_SPACE)
        neat[column] = emptied(texts.str.replace(r"[\t\r\n]+", " ", regex=True))
    folded = neat["Crime type"].str.casefold()
    neat["Crime type"] = folded.map(known).fillna(neat["Crime type"])
    odd = [text for text in neat["Month"].unique() if not re.fullmatch(_MONTH, text)]
    neat["Month"] = neat["Month"].replace({t: month_of(t, terms.month) or t for t in odd})
    same = neat["Falls within"].str.casefold().isin(terms.forces)
    neat.loc[same, "Falls within"] = terms.force
    return without_noughts(neat, [("Longitude", "Latitude")])


def broken(rows: pd.DataFrame, terms: Terms) -> dict[int, list[Flaw]]:
    """Return for each failing row, by its index, the first rule that each of its cells broke.

    `rows` are `normalised`, with an index of their own each.
    """
    checks: dict[str, list[rules_of_rows.Rule]] = {}
    for rule in rules(terms):
        checks.setdefault(rule.column, []).append(_check(rule))
    found = broken_rules(rows[list(checks)], contracts.text_columns(**checks))
    for index, flaws in broken_rules(rows, contracts.whole_frame(*pair_rules())).items():
        bad = {flaw.column for flaw in found.get(index, ())}
        more = [flaw for flaw in flaws if flaw.reads.isdisjoint(bad)]
        found[index] = found.get(index, []) + more
    return found


def _check(rule: Rule) -> rules_of_rows.Rule:
    return rules_of_rows.Rule(rule.holds, rule.reason)


def _month_rules(terms: Terms) -> Iterator[Rule]:
    earliest, latest = month_key(FIRST_MONTH), month_key(terms.today)

    def evident(texts: pa.Array) -> pa.Array:
        if terms.month:
            return pc.equal(texts, month_key(terms.month))
        within = between(texts, earliest, latest)
        return pc.and_(matches(texts, _MONTH), within)

    yield Rule(
        "Month",
        "This is not a year and a month. Write 2025-01; a spreadsheet program may have turned "
        "it into a date.",
        lambda texts: texts.str.fullmatch(_MONTH),
        evident,
    )
    yield Rule(
        "Month",
        f"The month is before {month_name(FIRST_MONTH)}, when publication began. Check the year.",
        lambda texts: texts >= earliest,
        evident,
    )
    yield Rule(
        "Month",
        "The month lies in the future. Check the year and the month.",
        lambda texts: texts <= latest,
        evident,
    )
    if terms.month:
        wanted = month_key(terms.month)
        yield Rule(
            "Month",
            f"The month isn't {month_name(terms.month)}, which the file's name gives. "
            "Put the row into the file of its own month, or mend the name.",
            lambda texts: texts == wanted,
            evident,
        )


def _force_rules(terms: Terms) -> Iterator[Rule]:
    folded = terms.forces

    def spelt(texts: pa.Array) -> pa.Array:
        names = texts.to_pylist()
        fine = [
            name == terms.force or not (is_blank(name) or name.casefold() in folded)
            for name in names
        ]
        return pa.array(fine, pa.bool_())

    yield Rule(
        "Falls within",
        "No force is given. Write the force's name, as in the other rows.",
        lambda texts: texts != "",
        spelt,
    )
    yield from _text_rules("Falls within")


def _type_rule() -> Rule:
    names = list(POLICE_TYPES)
    return Rule(
        "Crime type",
        f"This crime type isn't known. Write one of: {'; '.join(names)}.",
        lambda texts: texts.isin(names),
        lambda texts: pc.is_in(texts, pa.array(names)),
    )


def _degree_rules(column: str, low: float, high: float) -> Iterator[Rule]:
    def parsed(texts: pd.Series) -> pd.Series:
        return pd.to_numeric(texts.where(texts.str.fullmatch(DEGREES)), errors="coerce")

    def evident(texts: pa.Array) -> pa.Array:
        return pc.fill_null(between(numbers(texts, DEGREES), low, high), texts.is_null())

    yield Rule(
        column,
        f"The {column.lower()} is not a number. Write degrees, such as -2.024, or leave it blank.",
        lambda texts: (texts == "") | texts.str.fullmatch(DEGREES),
        evident,
    )
    yield Rule(
        column,
        f"The {column.lower()} lies outside Great Britain and Northern Ireland "
        f"({low} to {high}). Check it, or leave both coordinates blank.",
        lambda texts: (texts == "") | parsed(texts).between(low, high),
        evident,
    )


def _text_rules(column: str) -> Iterator[Rule]:
    limit = _TEXT_LIMITS[column]
    yield Rule(
        column,
        f"“{column}” is longer than {limit} characters. Check whether values were run together.",
        lambda texts: texts.str.len() <= limit,
        lambda texts: pc.less_equal(pc.binary_length(texts), limit),
    )
    yield Rule(
        column,
        f"“{column}” has characters in it that can't be shown. Send the file as UTF-8 text.",
        lambda texts: ~texts.str.contains(_CONTROLS, regex=True),
        lambda texts: pc.invert(pc.match_substring_regex(texts, _CONTROLS)),
        only_odd_bytes=True,
    )
