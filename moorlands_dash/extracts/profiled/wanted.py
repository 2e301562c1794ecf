"""What each kind of file asks for, column by column: days, areas, words, and what may lack."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from moorlands_dash.extracts.known import Known, known
from moorlands_dash.extracts.layouts import spellings, spelt
from moorlands_dash.partnership.profiles import NOT_COUNTED
from moorlands_dash.sources import Layout, current
from moorlands_dash.sources.model import PLACE

Words = Mapping[str, str]
"""What senders write, as `spelt` has it -> the layout's own word."""


@dataclass(frozen=True)
class Wanted:
    """What a file of one kind must tell, and may."""

    kind: str
    title: str
    columns: Mapping[str, tuple[str, ...]]
    """Each column, with its other spellings in the layout itself."""
    optional: frozenset[str]
    days: tuple[str, ...] = ()
    """Columns of a day, or of a moment."""
    areas: tuple[str, ...] = ()
    """Columns of an ONS code, for which a sender may write a name."""
    words: Mapping[str, Words] = field(default_factory=dict)
    """Columns of words that the program knows."""
    phrases: Mapping[str, Words] = field(default_factory=dict)
    """The same as people write them, with what such systems hold beside what is counted."""
    reference: str = ""
    """Column that tells a row from others."""
    layout: Layout | None = None
    """Of a source's files."""

    @property
    def needed(self) -> tuple[str, ...]:
        """Return the columns that every row must tell."""
        return tuple(name for name in self.columns if name not in self.optional)

    @property
    def placed(self) -> bool:
        """Tell whether its rows have a place: coordinates, or a ward."""
        return all(name in self.columns for name in PLACE)


def wanted(kind: str) -> Wanted:
    """Return what files of a kind tell; raise KeyError for one that is read only as published."""
    layout = current().layout_by_kind.get(kind)
    if layout is not None:
        return _of_layout(layout)
    return _of_plans(kind)


def _of_layout(layout: Layout) -> Wanted:
    told = {layout.told_by: spellings(layout)} if layout.told_by else {}
    return Wanted(
        layout.kind,
        layout.title,
        {name: tuple(others) for name, others in layout.columns.items()},
        frozenset(layout.optional),
        tuple(name for name in (layout.begun, layout.ended) if name),
        (),
        told,
        {layout.told_by: phrases(layout)} if layout.told_by else {},
        layout.reference,
        layout,
    )


@lru_cache
def _of_plans(kind: str) -> Wanted:
    found = next(each for each in known() if each.title == kind)
    days, areas, words, reference = _PLANS[kind]
    return Wanted(
        kind,
        found.title,
        {name: tuple(others) for name, others in found.columns.items()},
        frozenset(found.optional),
        days,
        areas,
        {c: {spelt(k): w for k, w in _words(names).items()} for c, names in words.items()},
        {column: _words(names) for column, names in words.items()},
        reference,
    )


def phrases(layout: Layout) -> dict[str, str]:
    """Return what systems write for a layout's kinds, and for what isn't counted."""
    found = dict.fromkeys(layout.uncounted, NOT_COUNTED)
    called = {
        name: word
        for word, key in layout.kinds.items()
        if list(layout.kinds.values()).count(key) == 1
        for name in current().category_by_key[key].names
    }
    others = {name: word for word, names in layout.synonyms.items() for name in names}
    return found | called | others | {word: word for word in layout.kinds}


def reader(kind: str) -> Known:
    """Return the layout of a kind, with its reader."""
    title = layout.title if (layout := current().layout_by_kind.get(kind)) else kind
    return next(each for each in known() if each.title == title)


def _words(names: Mapping[str, str]) -> dict[str, str]:
    found = {}
    for word, others in names.items():
        for name in (word, *filter(None, re.split(r",\s*", others))):
            found[name] = word
    return found


_GROUPS = {
    "strategy": "strategy group, strategic group, board, csp board, partnership board, executive, "
    "safer and stronger communities board, responsible authorities group, rag, strategic board, "
    "community safety partnership, csp, steering group, executive group, csp strategy group",
    "fortnightly": "tasking, tasking meeting, fortnightly tasking, briefing, tactical group, "
    "tactical, operational group, operational, jag, joint action group, joint operations group, "
    "tasking and coordination, problem solving group, asb group, marac asb, daily tasking, "
    "monthly tasking, multi agency tasking, partnership tasking, asb case review",
    "public": "public meeting, community meeting, residents' meeting, residents meeting, forum, "
    "community forum, parish meeting, face the people, pact, pact meeting, open meeting, "
    "public consultation, scrutiny, scrutiny committee, overview and scrutiny, ward forum",
}
_HELD = {
    "planned": "scheduled, to be held, booked, confirmed, forthcoming, to come, upcoming, tbc",
    "held": "done, complete, completed, took place, minuted, met",
    "cancelled": "canceled, postponed, called off, not held, abandoned, stood down",
}
_STATUS = {
    "planned": "not started, not yet started, to start, proposed, future, scheduled, not begun, "
    "yet to start, to do, new, awaiting start",
    "under way": "in progress, ongoing, on going, on track, on target, started, live, active, "
    "green, amber, red, at risk, delayed, behind, behind schedule, off track, overdue, open, "
    "in hand, progressing, partially complete, some slippage, slipping, continuing",
    "postponed": "deferred, on hold, paused, suspended, put off, delayed to next year",
    "done": "complete, completed, closed, finished, achieved, delivered, blue, implemented, "
    "action complete, fully complete, embedded, business as usual, bau",
    "stopped": "cancelled, withdrawn, abandoned, no longer required, discontinued, not proceeding, "
    "superseded, not taken forward, dropped, ceased",
}
_TARGET = {
    "reduce": "reduction, decrease, lower, fewer, down, reduce by, less, cut, reduce count",
    "no_worse": "maintain, hold, no increase, no more than, no worse, not to exceed, sustain, "
    "stay the same, stabilise, keep low, contain",
    "survey_reduce": "reduce share, lower share, survey reduce, survey reduction, survey decrease",
    "survey_increase": "increase, more, higher, raise, improve, up, survey increase, "
    "increase share, improvement",
}
_SAMPLE = {
    "residents": "survey, sample, random sample, postal survey, representative sample, panel, "
    "household survey, telephone survey",
    "responses": "consultation, open survey, online survey, self selected, open consultation, "
    "online, snap survey",
    "records": "administrative, record, data, statistic, statistics, official, counts, recorded",
}
_UNIT = {"share": "%, percent, percentage, per cent, proportion", "per_1000": "rate, per 1000"}
_EVENT = {
    "event": "operation, activity, incident, campaign, initiative, intervention, project",
    "recording change": "recording, counting rule change, change in recording, counting rules",
    "data note": "data, data quality, note, data issue",
    "rebase": "new baseline, rebaseline, reset",
    "strategic assessment": "assessment",
    "plan summary": "summary, summary of the plan",
}
_PROFILE = {"seasonal": "by season", "straight": "linear, flat, even"}

_PLANS: dict[str, tuple[tuple[str, ...], tuple[str, ...], Mapping[str, Mapping[str, str]], str]] = {
    "populations": ((), ("area_code",), {}, ""),
    "indicators": (
        ("period_start", "period_end"),
        ("area_code",),
        {"sample": _SAMPLE, "unit": _UNIT},
        "",
    ),
    "targets": (
        ("baseline_start", "baseline_end", "start", "end"),
        ("area_code",),
        {"kind": _TARGET, "profile": _PROFILE},
        "target_id",
    ),
    "actions": (("start", "due", "updated"), ("area_code",), {"status": _STATUS}, "action_id"),
    "annotations": (("date",), ("area_code",), {"kind": _EVENT}, "annotation_id"),
    "meetings": (("date",), (), {"group": _GROUPS, "status": _HELD}, "meeting_id"),
}
"""Kind -> columns of days, of areas, of words with what senders write for them, and of the key."""
