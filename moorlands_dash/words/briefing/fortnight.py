"""The fortnightly briefing in words: its items, what was asked for, and the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.plan.actions import OVERDUE
from moorlands_dash.periods import Period, day_name, month_name
from moorlands_dash.rows import Row
from moorlands_dash.sources import STREET
from moorlands_dash.words.hotspots.found import called
from moorlands_dash.words.numbers import counted, during, listed, number, percent, sentence, span

ASKED, NEW, LASTING, UNDATED = "asked for", "new hotspot", "lasting hotspot", "hotspot"
SIGNAL, EARLY, REPEAT, LATE = "new in a ward", "early sign", "place that repeats", "late action"
NEAR = "near repeat"
SECTIONS = (ASKED, NEW, LASTING, UNDATED, SIGNAL, EARLY, NEAR, REPEAT, LATE)
"""What an item of the briefing may be, in the briefing's order."""

HOTSPOTS = (NEW, LASTING, UNDATED)

HOTSPOT, CHANGE, PLACE, ACTION, WARD, KIND = "hotspot", "signal", "place", "action", "ward", "kind"
BRINGS = "near"
"""What the key of an item begins with: "hotspot:burglary:E05007055"."""

LATE_TASK, OPEN, DONE, DROPPED = "late", "open", "done", "dropped"
TASK_STANDINGS = (LATE_TASK, OPEN, DONE, DROPPED)
"""What became of a task, the one that needs most attention first."""

NOT_LISTED = "no longer listed"

TRIED = "of trials with moved points"
"""What follows the share of trials in which a hotspot holds."""


def key(kind: str, *parts: str) -> str:
    """Return the key that a task names an item by; the same item has the same key each time."""
    return ":".join((kind, *parts))


def key_title(item: str, wards: Mapping[str, str], actions: Mapping[str, str]) -> str:
    """Return what a key stands for, also where the item is no longer listed."""
    kind, _, rest = item.partition(":")
    first, _, second = rest.partition(":")
    if kind == ACTION:
        return f"Action: {actions.get(rest, rest)}"
    if kind == WARD:
        return f"Ward: {wards.get(rest, rest)}"
    name = vocabulary.choices().get(first, first)
    if kind == KIND:
        return f"Kind: {name}"
    ward, _, place = second.partition(":")
    if kind == BRINGS:
        return f"{name}: one brings the next"
    where = wards.get(ward, ward)
    if kind == PLACE:
        return f"{name}: {where}, about {place}"
    return f"{name}: {where}" if kind in (HOTSPOT, CHANGE) else item


def hotspot_title(row: Row) -> str:
    """Return "Shoplifting: Leek South, about Supermarket"."""
    return f"{vocabulary.choices()[row['category']]}: {called(row)}"


def hotspot_words(row: Row, section: str, period: Period, *, usual: Period | None) -> str:
    """Return the count inside, since when it is a hotspot, and whether it holds.

    The period is said where it isn't the usual one, which stands at the head.
    """
    when = "" if period == usual else f" {during(period)}"
    head = (
        f"{counted(row['count'], vocabulary.unit_of(row['category']))}{when}, "
        f"{percent(row['share'])} of all on {_small(row['area_share'])} of the area"
    )
    since: dict[str, Callable[[], str]] = {
        NEW: lambda: f"busier since {_month(row['rose_from'])}",
        LASTING: lambda: f"lasting, since {_month(row['first_hot'])} at least",
        UNDATED: lambda: "too few months to say whether it is new",
    }
    return "; ".join([head, since[section](), *held_words(row)])


def held_words(row: Row) -> list[str]:
    """Return in how many trials it stays a hotspot when points are moved; nothing if not tried.

    Of partners' incidents, whose places the police don't move, there is nothing to say.
    """
    street = vocabulary.CATEGORY_BY_KEY[row["category"]].source == STREET
    if not street or pd.isna(row["survives"]):
        return []
    return [f"holds in {percent(row['survives'])} {TRIED}"]


def map_words(titles: Sequence[str]) -> str:
    """Return what the map of the hotspots shows, for those who can't see it."""
    named = [f"{place}: {title}" for place, title in enumerate(titles, start=1)]
    return sentence(f"Map of the district with the hotspots numbered: {listed(named)}")


def change_words(row: Row) -> str:
    """Return "21 in the three months to September 2024; usually 4 to 12"."""
    latest = month_name(row["to"].date())
    when = f"in {latest}" if row["window"] == 1 else f"in the three months to {latest}"
    return f"{number(row['count'])} {when}; usually {span(row['lower_95'], row['upper_95'])}"


def near_words(said: str) -> str:
    """Return how much oftener another comes nearby and soon, of the sentence that says so."""
    told = said.partition("one brings the next. ")[2].rstrip(".")
    return told[:1].lower() + told[1:]


def late_words(row: Row) -> str:
    """Return how far an action is and how late; of a stalled one since when nothing has moved."""
    if pd.isna(row["days_late"]) or row["standing"] != OVERDUE:
        return str(row["words"]).rstrip(".")
    done = f"{number(row['progress'])}% done" if pd.notna(row["progress"]) else "not begun"
    if pd.notna(row["progress"]) and not row["progress"]:
        done = "not begun"
    due = day_name(row["due"].date())
    return f"overdue: {done}, was due on {due}, {counted(row['days_late'], 'day')} ago"


def _small(share: float) -> str:
    return "under 0.1%" if share < 0.001 else percent(share)


def _month(value: Any) -> str:
    return month_name(pd.Timestamp(value).date())


def task_words(row: Row, day: date) -> str:
    """Return what became of a task, with its note, and of what it is about."""
    due = row["due"].date()
    told = {
        LATE_TASK: f"late: was due on {day_name(due)}, {counted((day - due).days, 'day')} ago",
        OPEN: f"open: due on {day_name(due)}",
    }.get(row["standing"], str(row["standing"]))
    parts = [f"{told}: {row['followed']}" if row["followed"] else told]
    if row["status_now"]:
        parts.append(f"its {_kind(row['item_key'])} is now {row['status_now']}")
    return "; ".join(parts)


def _kind(item: str) -> str:
    kinds = {CHANGE: "item", BRINGS: "item", PLACE: "place", ACTION: "action"}
    return kinds.get(item.partition(":")[0], "hotspot")


def tasks_sentence(frame: pd.DataFrame) -> str:
    """Return how many tasks were asked for, and what became of them."""
    if frame.empty:
        return "Nothing was asked for at a briefing yet."
    counts = frame["standing"].value_counts()
    parts = [f"{number(counts[word])} {word}" for word in TASK_STANDINGS if counts.get(word)]
    return f"{counted(len(frame), 'task')} asked for at briefings: {listed(parts)}."


def briefing_sentence(
    frame: pd.DataFrame, meeting: date | None, cannot_tell: list[str], missing_tasks: str
) -> str:
    """Return what the meeting has to act on; `cannot_tell` says what the figures leave open."""
    head = f"For the meeting on {day_name(meeting)}: " if meeting else ""
    counts = frame["section"].value_counts()
    new = frame[frame["section"] == NEW]
    hotspots = [
        _hotspots(new),
        _some(counts.get(LASTING, 0), "hotspot that lasts", "hotspots that last"),
        _some(counts.get(UNDATED, 0), _UNDATED[0], _UNDATED[1]),
    ]
    others = [
        _some(counts.get(SIGNAL, 0), "clear change in a ward", "clear changes in wards"),
        _some(
            counts.get(NEAR, 0),
            "kind of incident of which one brings the next",
            "kinds of incident of which one brings the next",
        ),
        _some(counts.get(REPEAT, 0), "place that repeats", "places that repeat"),
        _some(counts.get(LATE, 0), "late or stalled action", "late or stalled actions"),
    ]
    first, then = ([part for part in parts if part] for parts in (hotspots, others))
    body = sentence(f"{head}{listed(first or then) or 'nothing stands out'}")
    if first and then:
        body += f" Also {listed(then)}."
    tail = "" if meeting else " No coming fortnightly meeting is loaded."
    unknown = f" Cannot tell {listed(cannot_tell)}." if cannot_tell else ""
    return f"{body} {missing_tasks}{unknown}{tail}".replace("  ", " ").strip()


_UNDATED = (
    "hotspot, with too few months to say whether it is new",
    "hotspots, with too few months to say which are new",
)


def asked_sentence(frame: pd.DataFrame) -> str:
    """Return what became of the tasks that the briefing carries over."""
    if frame.empty:
        return "Nothing was asked for before."
    counts = frame["standing"].value_counts()
    parts = [f"{number(counts[word])} {word}" for word in TASK_STANDINGS if counts.get(word)]
    return f"Asked for before: {listed(parts)}."


def _hotspots(new: pd.DataFrame) -> str:
    if new.empty:
        return ""
    told = f"{counted(len(new), 'new hotspot')}"
    named = [
        f"{str(row['title']).partition(':')[0].lower()} in {row['ward_name']}"
        for row in new.head(2).to_dict("records")
        if row["ward_name"]
    ]
    return f"{told} ({listed(named)})" if named and len(new) <= len(named) else told


def _some(count: int, one: str, many: str) -> str:
    return counted(count, one, many) if count else ""


@dataclass(frozen=True)
class Card:
    """Sections that are shown together, on screen and on paper."""

    key: str
    title: str
    sections: tuple[str, ...]
    most: int
    """Items that are shown; more are counted, and the table has all."""
    unknown: str
    """What can't be told where the figures leave it open; "" where it always can."""


CARDS = (
    Card("asked", "Asked for at earlier briefings", (ASKED,), 4, ""),
    Card("places", "Hotspots", HOTSPOTS, 5, "where the hotspots are"),
    Card("wards", "What changed in the wards", (SIGNAL, EARLY), 3, "what changed in the wards"),
    Card("repeats", "Places that repeat", (NEAR, REPEAT), 3, "which places repeat"),
    Card("late", "Late in the delivery plan", (LATE,), 3, ""),
)
"""The briefing's parts, in the order of print."""
CARD_BY_KEY = {card.key: card for card in CARDS}

MARKS = {NEW: "New.", SIGNAL: "Clear.", EARLY: "Early sign."}
"""Section -> the word that tells an item from the others of its card."""


def card_title(card: Card, period: Period | None) -> str:
    """Return the head of a card, with the period where its figures are of the usual one."""
    return f"{card.title}, {period}" if period and card.key == "places" else card.title


def fewer(card: Card, most: int) -> Card:
    """Return the card with no more than so many items."""
    return replace(card, most=min(card.most, most))


def none_words(card: Card, sentence: str) -> str:
    """Return what a card says that has no item."""
    if card.unknown and card.unknown in sentence:
        return f"Cannot tell {card.unknown}: the months or the map that it needs aren't loaded."
    return "Nothing was asked for before." if card.key == "asked" else "None."


def more_words(card: Card, found: int, early: bool, notes: Sequence[str]) -> str:
    """Return how many items are left out, what early signs are, and what is snoozed."""
    parts = []
    if found > card.most:
        parts.append(f"{number(found - card.most)} more in the table.")
    if card.key == "wards":
        if early:
            parts.append("Chance alone brings some early signs.")
        parts += [note for note in notes if note.endswith(SNOOZED)]
    return " ".join(parts)


SNOOZED = "left out because snoozed."
"""How the note ends that counts the changes set aside."""
