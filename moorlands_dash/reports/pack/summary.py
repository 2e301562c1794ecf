"""The summary for the public: two pages in plain English, as PDF and as one HTML file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from moorlands_dash.reports.pack.marks import MARKS, Mark
from moorlands_dash.reports.pack.model import Pack
from moorlands_dash.reports.pack.paper import about_content, drawing
from moorlands_dash.reports.typeset import page_count, typeset
from moorlands_dash.rows import Row
from moorlands_dash.words.meetings import public as words
from moorlands_dash.words.numbers import counted, during

_PAGES = 2
_TEMPLATE = "public/summary.typ"


@dataclass(frozen=True)
class Brevity:
    """How much is said, where there is too much for two pages."""

    promises: int
    actions: int
    lines: int
    drawn: bool


_LEVELS = (
    Brevity(promises=20, actions=3, lines=9, drawn=True),
    Brevity(promises=20, actions=2, lines=5, drawn=False),
    Brevity(promises=12, actions=1, lines=3, drawn=False),
    Brevity(promises=6, actions=0, lines=1, drawn=False),
)


@dataclass(frozen=True)
class Promise:
    """One target, as the public reads it."""

    title: str
    mark: Mark
    words: str


@dataclass(frozen=True)
class Part:
    """One part of the summary under its heading."""

    title: str
    lines: tuple[str, ...] = ()
    promises: tuple[Promise, ...] = ()
    heads: tuple[str, str] = ("What we promised", "How it is going")
    """Over the promises and over how they stand."""
    bullets: tuple[str, ...] = ()
    svg: str | None = None
    alt: str = ""
    caption: str = ""


@dataclass(frozen=True)
class Summary:
    """The whole summary, before it is drawn."""

    title: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]


def public_summary(pack: Pack) -> Summary:
    """Return the summary, as long as two pages take."""
    for level in _LEVELS:
        summary = _summary(pack, level)
        if page_count(_TEMPLATE, content(pack, summary)) <= _PAGES:
            break
    return summary


def summary_pdf(pack: Pack, summary: Summary) -> bytes:
    """Return the summary as a PDF."""
    return typeset(_TEMPLATE, content(pack, summary), pack.about.created)


def content(pack: Pack, summary: Summary) -> dict[str, Any]:
    """Return the summary as the template takes it."""
    from dataclasses import asdict

    return asdict(summary) | {"about": about_content(pack.about)}


def _summary(pack: Pack, level: Brevity) -> Summary:
    quarter = pack.about.quarter
    opening = (
        f"Each year the organisations that keep {pack.about.district} safe set themselves targets. "
        f"Every three months they look at whether they will meet them. This is how the targets for "
        f"{quarter.year} stood at the end of {pack.about.latest}.",
        *pack.about.notes,
    )
    parts = (
        _promises(pack, level),
        _behind(pack, level),
        _compared(pack, level),
        _told(pack, level),
        Part("How sure we are", lines=_SURE),
    )
    return Summary(
        "Are we keeping our promises?",
        opening,
        tuple(part for part in parts if part.lines or part.bullets or part.promises),
    )


_SURE = (
    "We count what the police and their partners record, and what people tell us in surveys. "
    "Numbers go up and down by themselves, so we only speak of a rise or a fall where it is more "
    "than that. The chances come from how the numbers ran in earlier years: “about 3 in 10” means "
    "that of ten years that began like this one, about three would end with the target met.",
)


def _promises(pack: Pack, level: Brevity) -> Part:
    shown = pack.items[: level.promises]
    rows = _by_target(pack, "targets")
    left_out = len(pack.items) - len(shown)
    more = f"{counted(left_out, 'other target')} not shown here: see the full report."
    return Part(
        "What we promised, and how it is going",
        lines=(more,) if left_out else (),
        promises=tuple(
            Promise(
                item.title,
                MARKS[item.status],
                words.promise_sentence(rows[item.target_id][0]),
            )
            for item in shown
        ),
    )


def _behind(pack: Pack, level: Brevity) -> Part:
    targets, actions = _by_target(pack, "targets"), _by_target(pack, "actions")
    bullets = []
    for item in pack.exceptions[: level.promises]:
        chance = words.chance_sentence(targets[item.target_id][0])
        running = [a for a in actions.get(item.target_id, ()) if a["standing"] not in _ENDED]
        doing = words.doing_sentence(running, level.actions) if level.actions else ""
        bullets.append(" ".join(text for text in (f"{item.title}.", chance, doing) if text))
    first = next((item for item in pack.exceptions if item.chart), None)
    drawn = first if level.drawn else None
    return Part(
        "Where we are behind, and what we are doing",
        bullets=tuple(bullets),
        svg=drawing(drawn.chart) if drawn and drawn.chart else None,
        alt=drawn.chart.alt if drawn and drawn.chart else "",
        caption=drawn.title if drawn else "",
    )


_ENDED = ("done", "stopped")
_ASKED = ("all", "crime")
_CLEAR = ("more", "fewer")
"""Verdicts of a real change: such categories are told first."""


def _compared(pack: Pack, level: Brevity) -> Part:
    rows = _records(pack, "district-change")
    ordered = sorted(rows, key=lambda row: row["category"] not in _ASKED)
    ordered.sort(key=lambda row: row["category"] not in _ASKED and row["verdict"] not in _CLEAR)
    shown = ordered[: level.lines]
    period = next((t.period for t in pack.tables if t.name == "district-change"), None)
    told = "Street-level incidents {}, against the same months a year before."
    return Part(
        "Compared with a year before",
        lines=(told.format(during(period)),) if period and shown else (),
        bullets=tuple(words.change_sentence(row) for row in shown),
    )


def _told(pack: Pack, level: Brevity) -> Part:
    latest = {str(row["indicator"]): row for row in _in_order(pack)}
    bullets = tuple(words.told_sentence(row) for row in list(latest.values())[: level.lines])
    return Part("What you told us", bullets=bullets)


def _in_order(pack: Pack) -> Sequence[Row]:
    return sorted(_records(pack, "residents"), key=lambda row: row["period_end"])


def _records(pack: Pack, name: str) -> list[Row]:
    found: Iterator[Any] = (table.frame for table in pack.tables if table.name == name)
    return [row for frame in found for row in frame.to_dict("records")]


def _by_target(pack: Pack, name: str) -> dict[str, list[Row]]:
    rows: dict[str, list[Row]] = {}
    for row in _records(pack, name):
        rows.setdefault(str(row["target_id"]), []).append(row)
    return rows
