"""What a figure draws: point by point its numbers, and the words that say which point it is."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np

from moorlands_dash.periods import MONTH_NAMES, day_name, month_name
from tests.app.written import Number, numbers, plain

ACROSS = "a line across"
_MONTHS = "|".join(MONTH_NAMES)
_NOT_VALUES = re.compile(
    rf"(\d+ )?({_MONTHS}) \d{{4}}|\d{{4}}/\d\d|(per|for each) 1,000|95% interval"
    r"|95% limits|99\.8% limits"
    r"|\(?[A-Z]{2} \d+ \d+\)?|of 200 trials|8 (in 10|of 10 such) years"
    r"|(about|under|over) \d+ in \d+"
)
"""What has digits and is no value: months, years, units, levels, places, chances in words."""


Values = dict[str, list[Number | None]]


@dataclass(frozen=True)
class Trace:
    """Points of one kind, each with its numbers and its words."""

    name: str
    numbers: Values
    """What is drawn -> the number of each point, None where the point has none."""
    words: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    """What tells points apart -> how a table may write each point's."""
    band: bool = False
    """Whether a number of one kind stands in two columns in turn: both ends of a range."""

    def __len__(self) -> int:
        return max((len(values) for values in self.numbers.values()), default=0)


def traces(spec: dict[str, Any]) -> Iterator[Trace]:
    """Yield the traces of a plotly figure that draw numbers, straight lines across it as well."""
    for trace in spec.get("data", []):
        yield _grid(trace) if trace["type"] == "heatmap" else _points(trace)
    for shape in spec["layout"].get("shapes", []):
        for side in "xy":
            at = shape.get(f"{side}0")
            if isinstance(at, int | float) and at == shape.get(f"{side}1") and _free(shape, side):
                yield Trace(ACROSS, {side: [exactly(at)]})


def _free(shape: dict[str, Any], side: str) -> bool:
    """Tell whether a line stands at a value, not at a share of the figure."""
    return not str(shape.get(f"{side}ref", side)).endswith(("domain", "paper"))


def told(spec: dict[str, Any]) -> list[str]:
    """Return what is written in a figure and in the tips of what is written."""
    found = spec["layout"].get("annotations", [])
    return [str(note[part]) for note in found for part in ("text", "hovertext") if note.get(part)]


def values_in(words: str) -> list[Number]:
    """Return the numbers in words that are values."""
    return numbers(_NOT_VALUES.sub(" ", plain(words)))


def _grid(trace: dict[str, Any]) -> Trace:
    across, down = listed(trace["x"]), listed(trace["y"])
    table = np.asarray(listed(trace["z"]), dtype=float).reshape(len(down), len(across))
    return Trace(
        str(trace.get("name", "")),
        {"z": [exactly(value) for value in table.ravel()]},
        {
            "x": [written_as(x) for _ in down for x in across],
            "y": [written_as(y) for y in down for _ in across],
        },
    )


def _points(trace: dict[str, Any]) -> Trace:
    sides = {side: listed(trace.get(side, [])) for side in "xy"}
    found: Values = {}
    words: dict[str, list[tuple[str, ...]]] = {}
    for side, values in sides.items():
        if any(isinstance(value, str) for value in values):
            words[side] = [written_as(value) for value in values]
        else:
            found[side] = [exactly(value) for value in values]
            found |= _ends(side, values, trace.get(f"error_{side}") or {})
    length = max(len(values) for values in sides.values())
    if trace.get("name"):
        words["name"] = [written_as(trace["name"])] * length
    return Trace(
        str(trace.get("name", "")),
        found | _tips(trace),
        words,
        band=trace.get("fill") == "toself" or None in sides["x"] or _upright(sides["x"]),
    )


def _upright(along: list[Any]) -> bool:
    return len(along) == 2 and along[0] == along[1]


def _ends(side: str, values: list[Any], error: dict[str, Any]) -> Values:
    """Return the ends of the intervals about some values."""
    return {
        f"{side} {part}": [
            None if None in (value, length) else exactly(value + sign * length)
            for value, length in zip(values, listed(error[part]), strict=True)
        ]
        for part, sign in (("array", 1), ("arrayminus", -1))
        if part in error
    }


def _tips(trace: dict[str, Any]) -> Values:
    """Return the numbers in the words of each point's tip, the first, the second, ..."""
    shown = str(trace.get("hovertemplate", "")) + str(trace.get("texttemplate", ""))
    found: Values = {}
    for part in ("customdata", "text"):
        if f"%{{{part}" in shown:
            found |= in_turn(part, [values_in(str(said)) for said in listed(trace.get(part, []))])
    return found


def in_turn(name: str, every: list[list[Number]]) -> Values:
    """Return the first number of each point, the second, ..., None where a point has fewer."""
    return {
        f"{name} {place + 1}": [one[place] if place < len(one) else None for one in every]
        for place in range(max(map(len, every), default=0))
    }


def listed(values: Any) -> list[Any]:
    """Return an array of a figure, which may be sent as bytes, as a list."""
    if isinstance(values, dict):
        return list(np.frombuffer(base64.b64decode(values["bdata"]), values["dtype"]).tolist())
    return list(values)


def exactly(value: Any) -> Number | None:
    """Return a number as it is drawn, or None where there is none."""
    return None if value is None or value != value else Number(float(value), 0.0)


def written_as(value: Any) -> tuple[str, ...]:
    """Return how a table may write what tells a point from others: a name, a month, an hour."""
    if value is None:
        return ()
    text = plain(str(value).replace("<br>", " "))
    if re.match(r"\d{4}-\d\d-\d\d", text):
        day = date.fromisoformat(text[:10])
        return (month_name(day), day_name(day))
    if hour := re.fullmatch(r"(\d\d)–\d\d", text):
        return (f"{hour[1]}:00",)
    month = [name for name in MONTH_NAMES if name[:3] == text]
    return (*month, text.removeprefix("12 months to "))


def areas(deck: str) -> Trace:
    """Return the areas of a map with the numbers that their tips say."""
    layers = [layer["data"] for layer in json.loads(deck)["layers"]]
    tips = [
        feature["properties"]
        for layer in layers
        if isinstance(layer, list)
        for feature in layer
        if "figure" in feature.get("properties", {})
    ]
    said = [" ".join(str(tip[part]) for part in ("name", "figure", "note")) for tip in tips]
    return Trace(
        "areas",
        in_turn("tip", [values_in(words) for words in said]),
        {"name": [written_as(tip["name"]) for tip in tips]},
    )


def listed_rows(body: str, *, after: int = 0) -> Iterator[Trace]:
    """Yield each row of a list in HTML with its numbers, but for so many cells at the left."""
    for row in re.findall(r"<tr.*?</tr>", body, re.DOTALL):
        if 'scope="row"' in row:
            name = plain(re.findall(r"<th.*?</th>", row, re.DOTALL)[0])
            cells = re.findall(r"<td.*?</td>", row, re.DOTALL)[after:]
            found = values_in(" ".join(cells))
            yield Trace(f"the row {name!r}", in_turn("number", [found]), {"name": [(name,)]})
