"""What a home's own files hold, counted apart from the program, and rules for sentences.

Each rule knows the look of a kind of sentence and counts what it says anew, from the Parquet files
and journals of the home, by pandas. It answers whether the sentence is so; None where these files
can't tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import pandas as pd

from moorlands_dash.store.decisions import decision_log
from moorlands_dash.store.opening import NoSnapshot
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.vocabulary import CATEGORIES, THEMES
from tests.sentences.homes import Made
from tests.sentences.reading import Sentence

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_M = "|".join(_MONTHS)
WHEN = (
    rf"(?:the (?P<back>\d+) months to (?P<to>(?:{_M}) \d{{4}})"
    rf"|(?P<a>(?:{_M})(?: \d{{4}})?) to (?P<b>(?:{_M}) \d{{4}})|(?P<only>(?:{_M}) \d{{4}}))"
)
N = r"(?P<n>\d[\d,]*|no)"
POLICE = {category.key for category in CATEGORIES if category.source == "street"}


def whole(text: str) -> int:
    """Return the number that is written."""
    return 0 if text == "no" else int(text.replace(",", ""))


def months(found: re.Match[str]) -> list[pd.Timestamp]:
    """Return the months that `WHEN` found."""

    def stamp(name: str, year: str | None = None) -> pd.Timestamp:
        month, *rest = name.split()
        return pd.Timestamp(int(rest[0] if rest else year or 0), _MONTHS.index(month) + 1, 1)

    if found["to"]:
        return list(pd.date_range(end=stamp(found["to"]), periods=int(found["back"]), freq="MS"))
    if found["only"]:
        return [stamp(found["only"])]
    return list(
        pd.date_range(stamp(found["a"], found["b"].split()[1]), stamp(found["b"]), freq="MS")
    )


@dataclass(frozen=True)
class Facts:
    """A home's files."""

    home: Made

    @cached_property
    def folder(self) -> Path | None:
        """Return the published snapshot's folder, if there is one."""
        try:
            snapshot = open_snapshot(self.home.folder)
        except NoSnapshot:
            return None
        return self.home.folder / "snapshots" / snapshot.id

    def table(self, name: str) -> pd.DataFrame:
        """Return a stored table; nothing where no snapshot stands."""
        if self.folder is None:
            return pd.DataFrame()
        return pd.read_parquet(self.folder / f"{name}.parquet")

    @cached_property
    def incidents(self) -> pd.DataFrame:
        """Return the police's and partners' incidents, each with its theme."""
        theme = {category.key: category.theme for category in CATEGORIES}
        found = self.table("incidents")
        if found.empty:
            return found
        found["theme"] = found["category"].astype(str).map(theme)
        found["month"] = pd.to_datetime(found["month"])
        return found

    @cached_property
    def keys(self) -> dict[str, set[str]]:
        """Return the name of a choice -> its categories."""
        named = {category.name: {category.key} for category in CATEGORIES}
        for theme in THEMES:
            named.setdefault(theme.name, {one.key for one in CATEGORIES if one.theme == theme.key})
        named["All police incidents"] = POLICE
        named["All crime"] = POLICE - {"anti_social_behaviour"}
        return named

    @cached_property
    def wards(self) -> dict[str, str]:
        """Return the name of a ward -> its code."""
        areas = self.table("areas")
        if areas.empty:
            return {}
        own = areas[areas["level"] == "ward"]
        return dict(zip(own["area_name"], own["area_code"], strict=True))

    @cached_property
    def targets(self) -> pd.DataFrame:
        """Return the promises."""
        return self.table("targets")

    @cached_property
    def actions(self) -> pd.DataFrame:
        """Return the newest update of each action."""
        found = self.table("actions")
        if found.empty:
            return found
        return found.sort_values("updated").drop_duplicates("action_id", keep="last")

    @cached_property
    def day(self) -> date:
        """Return the day as at which something is late."""
        return open_snapshot(self.home.folder).as_at

    def count(self, categories: set[str], span: list[pd.Timestamp], place: str) -> int | None:
        """Return how many there were in a ward or in the district; None of a place not known."""
        found = self.incidents
        if found.empty:
            return 0
        chosen = found[found["category"].isin(categories) & found["month"].isin(span)]
        if place in self.wards:
            return int((chosen["ward_code"] == self.wards[place]).sum())
        district = self.home.settings.district.name
        if place != district or not categories <= POLICE:
            return None
        inside = chosen["lsoa_name"].fillna("").str.fullmatch(rf"{re.escape(district)} \d+\w+")
        return int(inside.sum())


Check = Callable[[re.Match[str], Sentence, Facts], bool | None]


@dataclass(frozen=True)
class Rule:
    """A kind of sentence, and how it is held against the facts."""

    name: str
    look: re.Pattern[str]
    check: Check


RULES: list[Rule] = []


def rule(name: str, look: str) -> Callable[[Check], Check]:
    """Register a check of the sentences that look so."""

    def registered(check: Check) -> Check:
        RULES.append(Rule(name, re.compile(look), check))
        return check

    return registered


@rule("a count in a place", rf"^(?P<what>[^:]+?) in (?P<place>[A-Z][^:]*?) in {WHEN}: {N}\b")
def _count(found: re.Match[str], said: Sentence, facts: Facts) -> bool | None:
    keys = facts.keys.get(found["what"])
    if keys is None or "rate" in said.text or " per 1,000" in said.text[found.end() :][:25]:
        return None
    counted = facts.count(keys, months(found), found["place"])
    return None if counted is None else counted == whole(found["n"])


@rule("a control chart's latest point", rf"^(?P<what>[^:]+?) in (?P<place>[^:]+?): {N} in {WHEN},")
def _latest(found: re.Match[str], said: Sentence, facts: Facts) -> bool | None:
    return _count(found, said, facts)


@rule("a ward's card", rf"^{N} in {WHEN}, (?P<before>\d[\d,]*|no) before")
def _card(found: re.Match[str], said: Sentence, facts: Facts) -> bool | None:
    row, span = said.of, months(found)
    if "ward_code" not in row:
        return None
    keys = _of_key(str(row["category"]))
    name = {code: name for name, code in facts.wards.items()}.get(row["ward_code"], "")
    earlier = [stamp - pd.DateOffset(years=1) for stamp in span]
    return (facts.count(keys, span, name), facts.count(keys, earlier, name)) == (
        whole(found["n"]),
        whole(found["before"]),
    )


def _of_key(key: str) -> set[str]:
    if key == "all":
        return POLICE
    if key == "all_crime":
        return POLICE - {"anti_social_behaviour"}
    if key.startswith("theme:"):
        return {one.key for one in CATEGORIES if one.theme == key.removeprefix("theme:")}
    return {key}


@rule("the wards together", rf"^(?P<what>[^:]+?) in {WHEN}: {N} incidents in the wards")
def _wards(found: re.Match[str], _: Sentence, facts: Facts) -> bool | None:
    keys = facts.keys.get(found["what"])
    if keys is None:
        return None
    span = months(found)
    counts = [facts.count(keys, span, name) or 0 for name in facts.wards]
    return sum(counts) == whole(found["n"])


def _year_targets(facts: Facts, label: str) -> pd.DataFrame:
    first = pd.Timestamp(int(label[:4]), 4, 1)
    last = first + pd.DateOffset(months=11)
    if facts.targets.empty:
        return facts.targets
    start, end = (pd.to_datetime(facts.targets[name]) for name in ("start", "end"))
    return facts.targets[(start <= last) & (end >= first)]


@rule("how many targets a year has", r"^(?P<year>20\d\d/\d\d): (?:\d+ of|of) (?P<n>\d+) targets\b")
def _targets(found: re.Match[str], _: Sentence, facts: Facts) -> bool:
    own = _year_targets(facts, found["year"])
    left = own[~own["measure"].str.contains("survey")] if facts.home.public else own
    return len(left) == int(found["n"]) or (facts.home.public and int(found["n"]) <= len(own))


@rule(
    "no target", r"^No target (?:of the year |for [\d/]+ )?is loaded|no targets? (?:is|are) loaded"
)
def _no_target(_: re.Match[str], said: Sentence, facts: Facts) -> bool:
    year = re.search(r"20\d\d/\d\d", said.text)
    return facts.targets.empty or year is None or _year_targets(facts, year[0]).empty


@rule("every target has an action", r"Every target has an action")
def _every(_: re.Match[str], __: Sentence, facts: Facts) -> bool:
    if facts.targets.empty or facts.actions.empty:
        return False
    idle = facts.actions["status"].isin(("stopped", "postponed"))
    served = set(facts.actions.loc[~idle, "target_id"].dropna())
    return _running(facts) <= served


def _running(facts: Facts) -> set[str]:
    first = pd.to_datetime(facts.targets["start"]).max()
    return set(facts.targets.loc[pd.to_datetime(facts.targets["start"]) == first, "target_id"])


@rule("targets without an action", r"(?P<n>\d+) targets? ha(?:s|ve) no action")
def _bare(found: re.Match[str], said: Sentence, facts: Facts) -> bool | None:
    if facts.home.public or "quarter" in said.where:
        return None
    served: set[str] = set()
    if not facts.actions.empty:
        idle = facts.actions["status"].isin(("stopped", "postponed"))
        served = set(facts.actions.loc[~idle, "target_id"].dropna())
    return len(_running(facts) - served) == int(found["n"])


@rule("no action", r"^No action (?:is loaded|of a plan is loaded)")
def _no_action(_: re.Match[str], __: Sentence, facts: Facts) -> bool:
    return facts.actions.empty


@rule("none of the actions was done", r"^None of the actions loaded was done")
def _none_done(_: re.Match[str], __: Sentence, facts: Facts) -> bool:
    return not facts.actions.empty


@rule("nothing serves it", r"^No action (?:that )?serves it")
def _serves(_: re.Match[str], said: Sentence, facts: Facts) -> bool | None:
    target = said.of.get("target_id")
    if facts.actions.empty:
        return True
    return None if target is None else target not in set(facts.actions["target_id"].dropna())


@rule("how many actions are late", r"^20\d\d/\d\d: of (?P<n>\d+) actions?, (?P<late>[^.;]*)")
def _late(found: re.Match[str], said: Sentence, facts: Facts) -> bool | None:
    if "quarter" in said.where:
        return None
    open_still = ~facts.actions["status"].isin(("done", "stopped", "postponed"))
    due = pd.to_datetime(facts.actions["due"]).dt.date < facts.day
    overdue = re.search(r"(\d+) overdue", found["late"])
    return int((open_still & due).sum()) == (int(overdue[1]) if overdue else 0)


@rule("the months of the police", r"^(?P<n>\d+) months? of (?P<force>[\w ]+?) loaded, ")
def _covered(found: re.Match[str], said: Sentence, facts: Facts) -> bool:
    coverage = facts.table("coverage")
    own = coverage[(coverage["source"] == found["force"]) & (coverage["state"] == "whole")]
    stamps = pd.to_datetime(own["month"])
    none_lost = len(pd.date_range(stamps.min(), stamps.max(), freq="MS")) == stamps.nunique()
    return stamps.nunique() == int(found["n"]) and ("none missing" in said.text) == none_lost


@rule("every row accepted", r"^Every row of the files in use was accepted")
def _accepted(_: re.Match[str], __: Sentence, facts: Facts) -> bool:
    files = facts.table("files")
    return int(files.loc[files["in_use"], "quarantined"].sum()) == 0


@rule(
    "rows in files", r"^(?P<n>[\d,]+) rows in (?P<files>[\d,]+) files?: (?P<loaded>[\d,]+) loaded"
)
def _rows(found: re.Match[str], __: Sentence, facts: Facts) -> bool:
    files = facts.table("files")
    said = [whole(found[name]) for name in ("n", "files", "loaded")]
    return said == [int(files["rows_in"].sum()), len(files), int(files["loaded"].sum())]


@rule("no decision", r"^No decision is recorded")
def _undecided(_: re.Match[str], __: Sentence, facts: Facts) -> bool:
    return not decision_log(facts.home.folder).entries


@rule("the group's meetings", r"^(?P<n>\d+|no) meetings? of the group loaded")
def _meetings(found: re.Match[str], __: Sentence, facts: Facts) -> bool:
    meetings = facts.table("meetings")
    own = 0 if meetings.empty else int((meetings["group"] == "strategy").sum())
    return own == whole(found["n"])


@rule("nothing is loaded", r"^(?:No extract|Nothing|No month|No file) .*\bis loaded\b")
def _nothing(_: re.Match[str], said: Sentence, facts: Facts) -> bool | None:
    if facts.folder is None:
        return True
    named = "street-level" in said.text or facts.home.settings.force.name in said.text
    coverage = facts.table("coverage")
    return bool((coverage["source"] != facts.home.settings.force.name).all()) if named else None


@rule("a month of its own against the year before", r"^(?P<b>\d[\d,]*) then (?P<n>\d[\d,]*):")
def _then(found: re.Match[str], said: Sentence, facts: Facts) -> bool | None:
    row = said.of
    if not {"from", "to", "category"} <= set(row):
        return None
    span = list(pd.date_range(row["from"], row["to"], freq="MS"))
    earlier = [stamp - pd.DateOffset(years=1) for stamp in span]
    place = str(row.get("area_name", facts.home.settings.district.name))
    keys = _of_key(str(row["category"]))
    counts = [facts.count(keys, each, place) for each in (earlier, span)]
    return None if None in counts else counts == [whole(found["b"]), whole(found["n"])]


@rule("nobody is late", r"^As at (?P<day>\d+ \w+ \d{4}) nobody is late")
def _nobody(_: re.Match[str], said: Sentence, facts: Facts) -> bool:
    """Months between others that have no file are missing, whatever else is said."""
    coverage = facts.table("coverage")
    own = coverage[coverage["source"] == facts.home.settings.force.name]
    stamps = pd.to_datetime(own.loc[own["state"] != "missing", "month"])
    stamps = stamps[stamps >= pd.Timestamp(facts.day) - pd.DateOffset(months=12)]
    lost = len(stamps) and len(pd.date_range(stamps.min(), stamps.max(), freq="MS")) > len(stamps)
    return not (coverage["state"] == "late").any() and (not lost or "missing months" in said.text)


@rule("all months are there", r"^All (?P<n>\d+|no) months? so far are loaded")
def _all_months(found: re.Match[str], __: Sentence, facts: Facts) -> bool:
    return whole(found["n"]) > 0 and not facts.incidents.empty


@rule("late without a plan", r"^Late: ")
def _late_named(_: re.Match[str], said: Sentence, __: Facts) -> bool:
    return "None" not in said.text


@dataclass(frozen=True)
class Judged:
    """What a sentence came to."""

    checked: int
    false: tuple[str, ...]
    numbers: bool
    """Whether it bears a number."""


def judge(said: Sentence, facts: Facts) -> Judged:
    """Return which rules hold a sentence, and which of them say that it isn't so."""
    answers = [
        (each.name, each.check(found, said, facts))
        for each in RULES
        if (found := each.look.search(said.text))
    ]
    return Judged(
        sum(answer is not None for _, answer in answers),
        tuple(name for name, answer in answers if answer is False),
        bool(re.search(r"\d", said.text)),
    )
