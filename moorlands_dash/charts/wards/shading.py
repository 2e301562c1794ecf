"""How each ward is shaded, what its tip says and what the legend shows, for each measure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from moorlands_dash.charts.classes import Classes, natural_classes
from moorlands_dash.charts.theme import VERDICT_MARKS, Palette, verdict_colour
from moorlands_dash.charts.units import per_1000, units
from moorlands_dash.rows import Row
from moorlands_dash.vocabulary import choices, plural, unit_of
from moorlands_dash.words.numbers import decimal
from moorlands_dash.words.usual import by_itself

UNRELIABLE = "Striped: few of them, so unreliable"
NOT_KNOWN = "Not known"


@dataclass(frozen=True)
class Shade:
    """How one ward is drawn."""

    fill: str
    figure: str
    """The ward's figure in words, for the tip."""
    note: str = ""
    hatched: bool = False
    mark: str = ""


@dataclass(frozen=True)
class Key:
    """One entry of the legend."""

    fill: str
    label: str
    hatched: bool = False
    mark: str = ""


@dataclass(frozen=True)
class Shading:
    """Everything that a shaded map needs beside its outlines."""

    title: str
    shades: dict[str, Shade]
    """Ward code -> its shade."""
    keys: tuple[Key, ...]


def shading(frame: pd.DataFrame, measure: str, colours: Palette) -> Shading:
    """Return the shading of `ward-counts`, `ward-rates` or `ward-change` rows.

    `measure` is "count", "rate" or "change". A ward without a figure is drawn as not known, never
    as the lowest class; a rate on few incidents is hatched.
    """
    return _SHADINGS[measure](frame, colours)


def _counts(frame: pd.DataFrame, colours: Palette) -> Shading:
    classes = natural_classes(frame["count"].dropna().astype(float).tolist())
    shades: dict[str, Shade] = {}
    for row in frame.to_dict("records"):
        if pd.isna(row["count"]):
            shades[row["ward_code"]] = _not_known(colours)
            continue
        note = "" if row["complete"] else _months_missing(row)
        fill = _step(classes, float(row["count"]), colours)
        shades[row["ward_code"]] = Shade(fill, _some(row), note)
    keys = _class_keys(classes, colours, whole=True)
    return Shading(units(frame).capitalize(), shades, _with_unknown(keys, shades, colours))


def _rates(frame: pd.DataFrame, colours: Palette) -> Shading:
    rates = frame["rate_per_1000"].round(1)
    classes = natural_classes(rates.dropna().astype(float).tolist())
    shades: dict[str, Shade] = {}
    for row, rate in zip(frame.to_dict("records"), rates, strict=True):
        if pd.isna(rate):
            shades[row["ward_code"]] = _not_known(colours)
            continue
        interval = f"{row['lower_95']:,.1f} to {row['upper_95']:,.1f}"
        shades[row["ward_code"]] = Shade(
            fill=_step(classes, float(rate), colours),
            figure=f"{rate:,.1f} per 1,000 (95% interval {interval})",
            note=_some(row) + ("" if row["reliable"] else ": few, so unreliable"),
            hatched=not row["reliable"],
        )
    keys = _class_keys(classes, colours, whole=False)
    if any(shade.hatched for shade in shades.values()):
        keys.append(Key(colours.sequence[1], UNRELIABLE, hatched=True))
    return Shading(per_1000(frame), shades, _with_unknown(keys, shades, colours))


def _changes(frame: pd.DataFrame, colours: Palette) -> Shading:
    shades: dict[str, Shade] = {}
    for row in frame.to_dict("records"):
        verdict = row["verdict"]
        if verdict not in _CHANGE_NOTES:
            shades[row["ward_code"]] = _not_known(colours)
            continue
        clear = verdict in ("fewer", "more")
        shades[row["ward_code"]] = Shade(
            fill=verdict_colour(verdict, colours) if clear else colours.grid,
            figure=f"{row['count']:,} now, {row['count_before']:,} the year before, "
            f"usually {decimal(row['usual'])}",
            note=_CHANGE_NOTES[verdict] + _by_itself(row),
            mark=VERDICT_MARKS[verdict] if clear else "",
        )
    keys = [
        Key(colours.better, "Fewer than usual: more than chance explains", mark="▼"),
        Key(colours.grid, "No clear change: within the usual ups and downs"),
        Key(colours.worse, "More than usual: more than chance explains", mark="▲"),
    ]
    return Shading("Change against usual", shades, _with_unknown(keys, shades, colours))


def _by_itself(row: Row) -> str:
    """Return that a change stands out by itself, though not among all wards; "" of others."""
    way = by_itself(row)
    return f"; {way} than usual by itself, not among all wards" if way else ""


_SHADINGS: dict[str, Callable[[pd.DataFrame, Palette], Shading]] = {
    "count": _counts,
    "rate": _rates,
    "change": _changes,
}

_CHANGE_NOTES = {
    "fewer": "Fewer than usual: more than chance explains",
    "more": "More than usual: more than chance explains",
    "no clear change": "No clear change: within the usual ups and downs",
}


def _step(classes: Classes, value: float, colours: Palette) -> str:
    """Return the colour of a value: few classes use the ramp's ends too."""
    place, last = classes.place(value), max(len(classes) - 1, 1)
    return colours.sequence[round(place * (len(colours.sequence) - 1) / last)]


def _class_keys(classes: Classes, colours: Palette, whole: bool) -> list[Key]:
    labels = classes.labels(whole)
    fills = [_step(classes, edge, colours) for edge in classes.edges]
    return [Key(fill, label) for fill, label in zip(fills, labels, strict=False)]


def _with_unknown(keys: list[Key], shades: dict[str, Shade], colours: Palette) -> tuple[Key, ...]:
    unknown = any(shade.figure == NOT_KNOWN for shade in shades.values())
    return (*keys, Key(colours.missing, NOT_KNOWN, mark="?")) if unknown else tuple(keys)


def _not_known(colours: Palette) -> Shade:
    return Shade(colours.missing, NOT_KNOWN, "Months or residents are missing", mark="?")


def _some(row: Row) -> str:
    """Return "1 incident", "12 fires"."""
    one = unit_of(row["category"]) if row.get("category") in choices() else "incident"
    return f"{row['count']:,} {one if row['count'] == 1 else plural(one)}"


def _months_missing(row: Row) -> str:
    return f"Only {row['months_loaded']} of {row['months_expected']} months are loaded"
