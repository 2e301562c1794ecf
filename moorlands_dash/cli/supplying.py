"""What `moorlands-dash due` and `confirm` do, and what they say."""

from __future__ import annotations

import argparse
from datetime import date
from typing import TYPE_CHECKING, Any

from moorlands_dash.cli.account import account
from moorlands_dash.cli.deciding import records_of
from moorlands_dash.cli.plain import UsageError, columns, printable
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import day_name, month_name, parse_month
from moorlands_dash.sources import SOURCE_BY_KEY, STREET
from moorlands_dash.spelling import did_you_mean
from moorlands_dash.store.confirmations import Confirmation, confirm, take_back
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.vocabulary import CATEGORIES

if TYPE_CHECKING:
    from moorlands_dash.store.watch import Watch


def due(asked: argparse.Namespace, settings: Settings) -> tuple[str, bool]:
    """Return who is to send what by when, in words, and whether anybody owes a month."""
    from moorlands_dash.tables.data.supply import due_rows
    from moorlands_dash.tables.people.counts import people_due

    if asked.list:
        return _sendable(), False
    snapshot = open_snapshot(asked.home, settings=settings)
    day = _day(asked.on) or snapshot.as_at
    rows = [*due_rows(snapshot, settings, day), *people_due(snapshot, settings, day)]
    heads = ("state", "sends", "sender", "known to", "next", "due by")
    lines = [tuple(printable(str(cell)) for cell in _line(row)) for row in rows]
    return columns(heads, lines), any(row["state"] in ("late", "missing", "part") for row in rows)


def _line(row: dict[str, Any]) -> tuple[str, ...]:
    known = month_name(row["known_to"]) if row["known_to"] else "nothing"
    to_come = month_name(row["month"]) if row["month"] else ""
    by = day_name(row["due"]) if row["due"] else ""
    return row["state"], row["sends"], row["sender"], known, to_come, by


def _sendable() -> str:
    """Return what the settings' list of suppliers can name."""
    rows = [
        (source.key, source.title, ", ".join(c.key for c in source.categories))
        for source in SOURCE_BY_KEY.values()
    ]
    return columns(("source", "what", "categories"), rows)


def confirmed(asked: argparse.Namespace, settings: Settings, watch: Watch) -> str:
    """Record that a month is whole, or is to be judged again; make the tables anew."""
    from moorlands_dash.loading import load

    records = records_of(asked, settings)
    if asked.back:
        made = [take_back(asked.back, asked.reason, records)]
        said = [f"{made[0].confirmation_id} is taken back: the month is judged again."]
    else:
        made = [confirm(entry, records) for entry in _parts(asked, settings)]
        said = [
            f"{entry.confirmation_id}: {_named(entry)} counts as whole ({entry.reason})."
            for entry in made
        ]
    outcome = load([], settings, asked.home, watch=watch, rebuild=True, by=account())
    if outcome.manifest:
        said.append(f"Snapshot {outcome.manifest.id} is published with it.")
    return "\n".join(map(printable, said))


def _parts(asked: argparse.Namespace, settings: Settings) -> list[Confirmation]:
    """Return the parts that are meant: of a source, force or category, and a month."""
    if not asked.what or not asked.month:
        raise UsageError("Say what is whole, and of which month: confirm fires 2025-10.")
    sent = open_snapshot(asked.home, settings=settings).coverage()
    parts = sent[sent["state"] == "part"].to_dict("records")
    month = _month(asked.month)
    keys = _keys(asked.what, settings)
    found = [row for row in parts if row["source"] in keys and row["month"].date() == month]
    if not found:
        raise UsageError(_nothing(asked.what, month, parts))
    return [
        Confirmation(row["source"], row["sender"], month, int(row["rows"]), asked.reason, asked.by)
        for row in found
    ]


def _keys(what: str, settings: Settings) -> set[str]:
    """Return the keys in `coverage` that are meant: of a source, a category or a force."""
    plain = what.strip().casefold()
    if plain == STREET:
        return set(settings.force.all_names)
    named = [s for s in SOURCE_BY_KEY.values() if plain in (s.key, s.title.casefold())]
    keys = {category.key for source in named for category in source.categories}
    keys |= {c.key for c in CATEGORIES if plain in (c.key, c.name.casefold())}
    return keys or {what.strip()}


def _nothing(what: str, month: date, parts: list[dict[Any, Any]]) -> str:
    listed = [f"{row['source']} {row['month']:%Y-%m}" for row in parts]
    if not listed:
        return "No month that is loaded is only a part: there is nothing to confirm."
    near = did_you_mean(f"{what} {month:%Y-%m}", listed)
    known = f"Parts are: {'; '.join(listed[:10])}."
    return f"{what} of {month_name(month)} is no part. {known} {near}".rstrip()


def _named(entry: Confirmation) -> str:
    whose = f" of {entry.sender}" if entry.sender else ""
    return f"{entry.source}{whose}, {month_name(entry.month)}"


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise UsageError(f"{text!r} is not a day: write year-month-day, as 2026-11-20.") from error


def _month(text: str) -> date:
    try:
        return parse_month(text)
    except ValueError as error:
        raise UsageError(str(error)) from error
