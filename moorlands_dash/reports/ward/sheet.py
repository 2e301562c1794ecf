"""A ward's sheet: what its page says, on one page of A4, with the link that opens the page."""

from __future__ import annotations

import io
from dataclasses import asdict, dataclass
from typing import Any

import pandas as pd

from moorlands_dash.charts.ground import ground_of
from moorlands_dash.charts.theme import GROUNDS, LIGHT, VERDICT_MARKS, verdict_ink
from moorlands_dash.charts.wards.places import place_map
from moorlands_dash.charts.wards.sparkline import sparkline
from moorlands_dash.measures import verdicts
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, day_name, month_name
from moorlands_dash.reports.pack.marks import Mark
from moorlands_dash.reports.typeset import page_count, typeset
from moorlands_dash.reports.ward import sheet_name
from moorlands_dash.rows import Row
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import build
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.tables.wards.actions import HERE
from moorlands_dash.tables.wards.my_ward import SHOWN as _MONTHS
from moorlands_dash.words.numbers import counted, decimal
from moorlands_dash.words.wards.actions import owner_of
from moorlands_dash.words.wards.five_words import EACH_ALONE, rules
from moorlands_dash.words.wards.map_layer import credit
from moorlands_dash.words.wards.my_ward import trend_alt
from moorlands_dash.words.wards.places import spot_words
from moorlands_dash.words.wards.sayable import may_be_said, may_not_be_said
from moorlands_dash.words.wards.years import before_words, now_words, themed

_TEMPLATE = "ward/ward.typ"
_GROUND = {LIGHT.meaning(meaning): ground for meaning, ground in GROUNDS.items()}


@dataclass(frozen=True)
class Brevity:
    """How much is said, where there is too much for one page."""

    spots: int
    actions: int
    said: int
    barred: int
    voices: int = 0
    """Themes of which is told what the ward said, and what came of it."""
    drawn: bool = True
    """Whether the themes' months are drawn."""
    rules: bool = True


_LEVELS = (
    Brevity(spots=8, actions=5, said=5, barred=4, voices=3),
    Brevity(spots=6, actions=3, said=4, barred=3, voices=2),
    Brevity(spots=5, actions=2, said=3, barred=2, voices=2),
    Brevity(spots=5, actions=2, said=2, barred=1, voices=1),
    Brevity(spots=3, actions=1, said=2, barred=1, voices=1),
    Brevity(spots=5, actions=2, said=3, barred=2, drawn=False),
    Brevity(spots=0, actions=0, said=1, barred=0, drawn=False, rules=False),
)


@dataclass(frozen=True)
class Sheet:
    """A ward's tables, and whose they are."""

    snapshot: Snapshot
    settings: Settings
    cards: Table
    months: Table
    places: Table | None
    actions: Table | None
    said_did: Table | None = None

    @property
    def name(self) -> str:
        """Return the ward's name."""
        return str(self.cards.frame["ward_name"].iloc[0])

    @property
    def code(self) -> str:
        """Return the ward's code."""
        return str(self.cards.frame["ward_code"].iloc[0])

    @property
    def link(self) -> str | None:
        """Return the address of the ward's page, where the settings say where the site is."""
        address = self.settings.site.address
        page = self.settings.address("my_ward", ward=self.name)
        return f"{address.rstrip('/')}/{page}" if address else None

    @property
    def file_name(self) -> str:
        """Return the name of its file."""
        return sheet_name(self.name, self.cards.period, demonstration=self.snapshot.demonstration)


def ward_sheet(snapshot: Snapshot, settings: Settings, ward: str) -> Sheet:
    """Return a ward's sheet; raise SelectionError, in words, where there can't be one."""
    selection = Selection(area=ward)
    cards = build("my-ward", snapshot, settings, selection)
    if cards.frame.empty:
        raise SelectionError(cards.sentence)
    return Sheet(
        snapshot,
        settings,
        cards,
        build("my-ward-months", snapshot, settings, selection),
        _where_given("ward-places", snapshot, settings, selection),
        _where_given("ward-actions", snapshot, settings, selection),
        _where_given("said-did", snapshot, settings, selection),
    )


def sheet_pdf(sheet: Sheet) -> bytes:
    """Return the sheet as a PDF of one page, saying less where that is needed."""
    for level in _LEVELS:
        content = _content(sheet, level)
        if page_count(_TEMPLATE, content) == 1:
            break
    return typeset(_TEMPLATE, content, sheet.snapshot.created)


def _where_given(
    name: str, snapshot: Snapshot, settings: Settings, selection: Selection
) -> Table | None:
    """Return a table, or none where the view keeps it back."""
    try:
        return build(name, snapshot, settings, selection)
    except SelectionError:
        return None


def _content(sheet: Sheet, level: Brevity) -> dict[str, Any]:
    frame = sheet.cards.frame
    months = {str(key): rows for key, rows in sheet.months.frame.groupby("category", sort=False)}
    cards = [
        _card(row, months[str(row["category"])], sheet.cards.period, drawn=level.drawn)
        for row in frame.to_dict("records")
    ]
    barred = may_not_be_said(frame)[: level.barred]
    return {
        "about": _about(sheet),
        "ward": sheet.name,
        "answer": sheet.cards.sentence,
        "period": sheet.cards.held,
        "heads": _heads(sheet),
        "source": " ".join(
            [
                f"Source: {sheet.cards.source}. Unit: {sheet.cards.unit}.",
                credit(sheet.snapshot.map_layer(), sheet.snapshot.created.year),
            ]
        ).strip(),
        "cards": cards,
        "said": may_be_said(frame)[: level.said],
        "barred": barred,
        "rules": [[word, rule] for word, rule in rules()] if level.rules else [],
        "alone": EACH_ALONE,
        "actions": _actions(sheet, level),
        "voices": _voices(sheet, level),
        "link": sheet.link or "",
        "qr": _code(sheet.link) if sheet.link else "",
        **_where(sheet, level),
    }


def _heads(sheet: Sheet) -> list[str]:
    period = sheet.cards.period
    return [
        *("Theme", "What it means", counted(len(period), "month") if period else "Now", "Before"),
        *(f"{_MONTHS} months", "Per 1,000", "District", "Wards like it"),
    ]


def _about(sheet: Sheet) -> dict[str, Any]:
    snapshot, period = sheet.snapshot, sheet.cards.period
    label = "Demonstration data (invented). " if snapshot.demonstration else ""
    latest = f" Figures to {month_name(period.end)}." if period else ""
    footer = (
        f"{label}{sheet.settings.partnership.name}.{latest} "
        f"Snapshot {snapshot.id}, made on {day_name(snapshot.created.date())}."
    )
    return {
        "full_name": sheet.settings.partnership.full_name,
        "description": footer,
        "footer": footer,
        "demonstration": snapshot.demonstration,
    }


def _card(row: Row, months: Any, period: Period | None, *, drawn: bool) -> dict[str, Any]:
    word = str(row["verdict"])
    colour = verdict_ink(word, LIGHT)
    mark = Mark(
        _SIGNS.get(word, VERDICT_MARKS[word]),
        word[:1].upper() + word[1:],
        colour,
        _GROUND[colour],
    )
    return {
        "item": themed(row, period),
        "mark": asdict(mark),
        "count": now_words(row),
        "before": before_words(row),
        "rate": _rate(row, "rate_per_1000"),
        "district": f"{_rate(row, 'district_rate_per_1000')}, {row['against_district']}",
        "peers": f"{_rate(row, 'peers_rate_per_1000')}, {row['against_peers']}",
        "svg": sparkline(months, LIGHT) if drawn else "",
        "alt": f"{row['item']}, {trend_alt(months)}",
    }


def _owner(row: Row) -> str:
    owner = owner_of(row)
    return f"{owner}. " if owner else ""


def _rate(row: Row, name: str) -> str:
    known = not (pd.isna(row["rate_per_1000"]) or pd.isna(row[name]))
    return decimal(row[name]) if known else "–"


_SIGNS = {verdicts.TOO_FEW: "○"}


def _actions(sheet: Sheet, level: Brevity) -> dict[str, Any]:
    if sheet.actions is None:
        return {"sentence": "", "rows": []}
    rows = sheet.actions.frame.to_dict("records")
    here = [row for row in rows if row["where"] == HERE]
    shown = (here or rows)[: level.actions]
    return {
        "sentence": sheet.actions.sentence,
        "rows": [[row["title"], f"{_owner(row)}{row['words']}"] for row in shown],
    }


def _voices(sheet: Sheet, level: Brevity) -> list[list[str]]:
    """Return what the ward said and what came of it, beneath what is done there."""
    if sheet.said_did is None:
        return []
    rows = sheet.said_did.frame.head(level.voices).to_dict("records")
    return [[str(row[name]) for name in ("theme_name", "said", "came")] for row in rows]


def _where(sheet: Sheet, level: Brevity) -> dict[str, Any]:
    """Return the map and the points with the most incidents."""
    table = sheet.places
    if table is None or table.frame.empty or not level.spots:
        return {"spots": [], "map": "", "map_alt": "", "where": ""}
    drawn = place_map(
        sheet.snapshot.ward_shapes(),
        sheet.code,
        table.frame,
        LIGHT,
        places=sheet.settings.map.places,
        ground=ground_of(sheet.snapshot.map_layer()),
        numbered=level.spots,
    )
    spots = spot_words(table.frame, level.spots)
    return {"spots": spots, "map": drawn, "map_alt": table.sentence, "where": table.sentence}


def _code(link: str) -> str:
    """Return the link as a QR code, for phones."""
    import segno

    drawn = io.BytesIO()
    segno.make(link, micro=False, error="m").save(drawn, kind="svg", border=2, xmldecl=False)
    return drawn.getvalue().decode()
