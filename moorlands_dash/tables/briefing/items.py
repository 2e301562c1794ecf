"""What the fortnightly briefing lists: hotspots, changes, places that repeat, late actions."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from urllib.parse import urlencode

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.geography import from_grid
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.plan import actions as plan
from moorlands_dash.measures.trends import screening
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.rows import Record
from moorlands_dash.sources import STREET
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.watch import Watch
from moorlands_dash.tables.briefing.repeats import places as repeating
from moorlands_dash.tables.hotspots import trials
from moorlands_dash.tables.hotspots.foresight import near_repeat
from moorlands_dash.tables.hotspots.ground import Ground, ground
from moorlands_dash.tables.hotspots.places import all_places
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.plan.actions import Plan
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.trends.screening import what_changed
from moorlands_dash.words.briefing import fortnight as words
from moorlands_dash.words.briefing.repeats import repeat_title
from moorlands_dash.words.trends.screening import items as screened

LEAST = 30
"""Located incidents of a kind in its latest months, under which no hotspot is looked for."""
_DECIMALS = 5
"""Of a degree: about a metre."""
_SECTION = {
    verdicts.EMERGING: words.NEW,
    verdicts.PERSISTENT: words.LASTING,
    verdicts.CANNOT_TELL: words.UNDATED,
}
"""Kind of a hotspot -> the section that lists it; those that come and go aren't listed."""


class Items:
    """The items of one request, and what can't be told."""

    def __init__(self, request: Request) -> None:
        """Take the request; nothing is worked out before the rows are asked for."""
        self.request = request
        self.cannot_tell: list[str] = []
        self.snoozed = 0
        self.usual = request.covered.period if request.covered else None
        self.wards = dict(zip(request.wards["area_code"], request.wards["area_name"], strict=True))
        self.codes = {name: code for code, name in self.wards.items()}

    @cached_property
    def rows(self) -> list[Record]:
        """Return the items, in the briefing's order."""
        return [
            *self._hotspots(),
            *self._changes(),
            *self._near(),
            *self._repeats(),
            *self._late(),
        ]

    @cached_property
    def by_key(self) -> dict[str, Record]:
        """Return each item by its key; of two with one key the first."""
        return {str(row["item_key"]): row for row in reversed(self.rows)}

    def evidence(self, item: str) -> tuple[str, str]:
        """Return page and choice that open what a key stands for; blank where nothing does."""
        if row := self.by_key.get(item):
            return str(row["page"]), str(row["choice"])
        kind, _, rest = item.partition(":")
        names = vocabulary.choices()
        if kind == words.WARD and rest in self.wards:
            return "trends", urlencode({"ward": self.wards[rest]})
        if kind == words.ACTION:
            return "delivery_plan", urlencode({"action": rest})
        category = rest.partition(":")[0]
        page = "trends" if kind == words.CHANGE else "hotspots"
        return (page, urlencode({"what": names[category]})) if category in names else ("", "")

    def _hotspots(self) -> list[Record]:
        kinds = self.kinds
        found = [row for kind in kinds for row in self._of_kind(kind)]
        if not kinds or self.request.snapshot.outlines("ward").empty:
            self.cannot_tell.append("where the hotspots are")
        order = words.SECTIONS.index
        found = sorted(found, key=lambda row: (order(row["section"]), -row["dense"]))
        return [{key: value for key, value in row.items() if key != "dense"} for row in found]

    @cached_property
    def kinds(self) -> list[str]:
        """Return the kinds of incident with enough located ones in the latest months."""
        held = set(self.request.snapshot.sources())
        offered = vocabulary.held_choices(held)
        return [
            category.key
            for category in vocabulary.CATEGORIES
            if category.key in offered and self._enough(category.key)
        ]

    def _asked(self, category: str) -> Request:
        selection = replace(self.request.selection, category=category)
        return replace(self.request, selection=selection)

    def _enough(self, category: str) -> bool:
        asked = self._asked(category)
        if asked.covered is None or not asked.covered.complete:
            return False
        found = asked.snapshot.ward_counts(asked.covered.period, asked.categories)
        return bool(found["count"].sum() >= LEAST)

    def _of_kind(self, category: str) -> list[Record]:
        asked = self._asked(category)
        found = ground(asked)
        if isinstance(found, str):
            return []
        return [
            self._hotspot(row, _SECTION[row["kind"]], category, found.covered.period)
            for row in all_places(found).to_dict("records")
            if row["kind"] in _SECTION
        ]

    def _hotspot(self, row: Record, section: str, category: str, period: Period) -> Record:
        name = vocabulary.choices()[category]
        row = row | {"category": category}
        ward: str = str(row["ward_name"]) if pd.notna(row["ward_name"]) else ""
        longitude, latitude = from_grid(row["easting"], row["northing"])
        return {
            "section": section,
            "title": words.hotspot_title(row),
            "words": words.hotspot_words(row, section, period, usual=self.usual),
            "category": category,
            "ward_code": self.codes.get(ward),
            "ward_name": ward,
            "count": row["count"],
            "item_key": words.key(words.HOTSPOT, category, self.codes.get(ward, "")),
            "page": "hotspots",
            "choice": urlencode({"what": name}),
            "dense": row["share"] / row["area_share"],
            "rank": row["hotspot"],
            "longitude": round(float(longitude), _DECIMALS),
            "latitude": round(float(latitude), _DECIMALS),
        }

    def _changes(self) -> list[Record]:
        table = what_changed(self.request.snapshot, self.request.settings, self._plain())
        if table.frame.empty:
            self.cannot_tell.append("what changed in the wards")
            return []
        known = ((screening.NEW, words.SIGNAL), (screening.EARLY, words.EARLY))
        self.snoozed = sum(
            len(screened(table.frame, standing, snoozed=True)) for standing, _ in known
        )
        return [
            self._change(row, section)
            for standing, section in known
            for row in screened(table.frame, standing).to_dict("records")
        ]

    def _change(self, row: Record, section: str) -> Record:
        name = vocabulary.choices()[row["category"]]
        title = f"{name} in {row['ward_name']}"
        return {
            "section": section,
            "title": title,
            "words": words.change_words(row),
            "category": row["category"],
            "ward_code": row["ward_code"],
            "ward_name": row["ward_name"],
            "count": row["count"],
            "item_key": words.key(words.CHANGE, row["category"], row["ward_code"]),
            "page": "trends",
            "choice": urlencode({"what": name, "ward": row["ward_name"]}),
        }

    def exact_kinds(self) -> list[str]:
        """Return the kinds of incident of which partners send the exact places.

        Not those that count people: several hurt in one collision would look like repeats.
        """
        grounds = {
            kind: ground(self._asked(kind))
            for kind in self.kinds
            if vocabulary.CATEGORY_BY_KEY[kind].counts == "incidents"
        }
        return [
            kind
            for kind, found in grounds.items()
            if isinstance(found, Ground) and found.moved is None
        ]

    def _near(self) -> list[Record]:
        return [row for kind in self.exact_kinds() for row in self._near_of(kind)]

    def _near_of(self, category: str) -> list[Record]:
        """Return the item of a kind of which one brings the next; none where it isn't so."""
        request = self._asked(category)
        table = near_repeat(request.snapshot, request.settings, request.selection)
        if not (table.frame["verdict"] == verdicts.MORE).any():
            return []
        name = vocabulary.choices()[category]
        return [
            {
                "section": words.NEAR,
                "title": f"{name}: one brings the next",
                "words": words.near_words(table.sentence),
                "category": category,
                "item_key": words.key(words.BRINGS, category),
                "page": "hotspots",
                "choice": urlencode({"what": name}),
            }
        ]

    def _repeats(self) -> list[Record]:
        table = repeating(self.request.snapshot, self.request.settings, self._plain())
        if table.period is None or "cannot tell" in table.sentence:
            self.cannot_tell.append("which places repeat")
        return [self._repeat(row) for row in table.frame.to_dict("records")]

    def _repeat(self, row: Record) -> Record:
        name = vocabulary.choices()[row["category"]]
        place: str = str(row["place"]) if pd.notna(row["place"]) else ""
        return {
            "section": words.REPEAT,
            "title": repeat_title(row),
            "words": row["words"],
            "category": row["category"],
            "ward_code": row["ward_code"],
            "ward_name": row["ward_name"] if pd.notna(row["ward_name"]) else "",
            "count": row["count"],
            "item_key": words.key(words.PLACE, row["category"], row["ward_code"], place),
            "page": "hotspots",
            "choice": urlencode({"what": name, "points": "true"}),
            "longitude": row["longitude"],
            "latitude": row["latitude"],
        }

    def _late(self) -> list[Record]:
        found = Plan(self.request).actions
        return [
            {
                "section": words.LATE,
                "title": row["title"],
                "words": words.late_words(row),
                "ward_code": row["area_code"],
                "ward_name": row["area_name"],
                "owner": row["owner"],
                "due": row["due"],
                "standing": row["standing"],
                "item_key": words.key(words.ACTION, row["action_id"]),
                "page": "delivery_plan",
                "choice": urlencode({"action": row["action_id"]}),
            }
            for row in found[found["standing"].isin(plan.LATE)].to_dict("records")
        ]

    def _plain(self) -> Selection:
        """Return the selection without a kind of incident: the briefing is about all."""
        return replace(self.request.selection, category=vocabulary.ALL, area=None)


def try_out(snapshot: Snapshot, settings: Settings, watch: Watch) -> None:
    """Work out whether the hotspots listed hold, and whether one incident brings the next."""
    items = Items(Request(snapshot, settings, Selection()))
    for kind in items.exact_kinds():
        asked = Selection(category=kind)
        trials.work_out(snapshot, settings, asked, watch, kinds=(trials.NEAR_REPEAT,))
    rows = items.rows
    kinds = dict.fromkeys(row["category"] for row in rows if row["section"] in words.HOTSPOTS)
    for kind in kinds:
        if vocabulary.CATEGORY_BY_KEY[kind].source == STREET:
            trials.work_out(
                snapshot, settings, Selection(category=kind), watch, kinds=(trials.SURVIVAL,)
            )
