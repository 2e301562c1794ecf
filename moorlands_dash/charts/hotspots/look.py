"""How each cell is shaded, what its tip says and what the legend shows, view by view."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import pandas as pd

from moorlands_dash.charts.classes import Classes
from moorlands_dash.charts.theme import Palette
from moorlands_dash.charts.units import unit_named, units
from moorlands_dash.charts.wards.shading import Key, Shade, Shading
from moorlands_dash.rows import Record, Row
from moorlands_dash.words.hotspots.found import KINDS, called
from moorlands_dash.words.numbers import counted, decimal, number

HEAT, COUNT, DENSITY, CHANGE, KIND = "hotspots", "count", "density", "change", "class"
VIEWS = {
    HEAT: "Hotspots",
    KIND: "New?",
    COUNT: "Count",
    DENSITY: "Density",
    CHANGE: "Change",
}
"""View -> its name; the first one is shown unasked."""

_STEPS = (1, 2, 5)
"""Edges of classes are these times a power of ten."""
_CLASSES = 5
_STEPS_NAMED = _CLASSES - 1
"""Densities that the legend names; under the first one colour fades to nothing."""


def cell_look(frame: pd.DataFrame, view: str, colours: Palette) -> Shading:
    """Return the shading of rows of `hotspots`; a cell that has nothing to show is left out."""
    return _LOOKS[view](frame, colours)


def doubling_classes(values: list[float]) -> Classes:
    """Return up to five classes with edges 1, 2, 5, 10, 20, ...: the last ones that hold any.

    Counts of cells are mostly small and a few are large: equal steps would show two colours.
    """
    shown = sorted(value for value in values if value > 0 and not math.isnan(value))
    if not shown:
        return Classes(())
    low, high = shown[0], shown[-1]
    return Classes((low, *_edges(low, high)[1 - _CLASSES :], high))


def _edges(low: float, high: float) -> list[float]:
    """Return 1, 2, 5, 10, 20, ... and 0.5, 0.2, ... as far as they lie between two numbers."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    every = (step * 10.0**power for power in range(first, last + 1) for step in _STEPS)
    return [edge for edge in every if low < edge < high]


def both_counts(frame: pd.DataFrame, colours: Palette) -> tuple[Shading, Shading]:
    """Return the counts of the period before and of the period, in the same classes."""
    known = [frame[name].dropna().astype(float) for name in ("count_before", "count")]
    classes = doubling_classes([value for values in known for value in values])
    keys = _class_keys(classes, colours, whole=True)
    before, now = (
        Shading(_in_the_cell(frame), _counted(frame, name, classes, colours), shown)
        for name, shown in (("count_before", _known_keys(frame, keys, colours)), ("count", keys))
    )
    return before, now


def _known_keys(frame: pd.DataFrame, keys: Sequence[Key], colours: Palette) -> tuple[Key, ...]:
    """Return the legend of the months before; a part of them is no count of theirs."""
    if frame["count_before"].notna().any() or frame.empty:
        return tuple(keys)
    return (Key(colours.missing, "Cannot tell: months are missing", mark="?"),)


def _counted(
    frame: pd.DataFrame, name: str, classes: Classes, colours: Palette
) -> dict[str, Shade]:
    return {
        row["cell_id"]: Shade(
            colours.sequence[_step(classes, row[name])],
            f"{called(row)}: {_amount(row, name)}",
        )
        for row in _rows(frame[frame[name].fillna(0) > 0])
    }


def _counts(frame: pd.DataFrame, colours: Palette) -> Shading:
    rows = _rows(frame[frame["count"] > 0])
    classes = doubling_classes([float(row["count"]) for row in rows])
    shades = {
        row["cell_id"]: _shade(row, colours.sequence[_step(classes, row["count"])]) for row in rows
    }
    return Shading(_in_the_cell(frame), shades, _class_keys(classes, colours, whole=True))


def density_steps(frame: pd.DataFrame) -> tuple[float, ...]:
    """Return the densities that the legend names: the last four of 1, 2, 5, 10, ... below the most.

    Nothing where there is no density.
    """
    known = frame["density"].dropna()
    top = float(known.max()) if len(known) else 0.0
    return tuple(_edges(top / 1000, top)[-_STEPS_NAMED:]) if top > 0 else ()


def _densities(frame: pd.DataFrame, colours: Palette) -> Shading:
    """Return tips and legend; the colours are drawn by the surface, which the cells lie upon."""
    what, steps = units(frame), density_steps(frame)
    title = f"{what.capitalize()} per square kilometre"
    if not steps:
        key = Key(colours.missing, f"Under 30 {what}: no density is drawn", mark="?")
        return Shading(title, {}, (key,))
    shades = {
        row["cell_id"]: _shade(
            row,
            colours.sequence[0],
            f"{decimal(row['density'])} per square kilometre about its middle",
        )
        for row in _rows(frame[frame["density"] > 0])
    }
    names = [f"{step:,g}" for step in steps]
    names[-1] += " or more"
    keys = [Key(colours.sequence[0], f"Under {names[0]}, fading to none")]
    keys += [Key(fill, name) for fill, name in zip(colours.sequence[1:], names, strict=True)]
    return Shading(f"{title}, smoothed", shades, tuple(keys))


def _heat(frame: pd.DataFrame, colours: Palette) -> Shading:
    fills = {"hot": colours.worse, "cold": colours.ours}
    shades = {
        row["cell_id"]: _shade(row, fills.get(row["heat"], colours.sequence[0]), _held(row))
        for row in _rows(frame)
        if row["heat"] in fills or row["count"] > 0
    }
    keys = [Key(colours.worse, "Hot: more than chance explains, with the cells beside it")]
    if (frame["heat"] == "cold").any():
        keys.append(Key(colours.ours, "Cold: fewer than chance explains"))
    if (frame["heat"] == "cannot tell").any():
        keys = [Key(colours.sequence[0], "Cannot tell: months are missing", mark="?")]
    else:
        some = f"Some {units(frame)}, within what chance explains"
        keys.append(Key(colours.sequence[0], some))
    return Shading("Hotspots", shades, tuple(keys))


def _kinds(frame: pd.DataFrame, colours: Palette) -> Shading:
    fills = {
        "emerging": colours.worse,
        "persistent": colours.ours,
        "intermittent": colours.sequence[1],
        "former": colours.other,
    }
    words = {
        "emerging": "New: hot now, and clearly busier than before",
        "persistent": "Lasting: hot in at least four quarters of five",
        "intermittent": "Comes and goes",
        "former": "Over: hot earlier, and clearly quieter now",
    }
    shown = frame[frame["kind"].isin(fills)]
    shades = {row["cell_id"]: _shade(row, fills[row["kind"]], _dated(row)) for row in _rows(shown)}
    keys = [Key(fills[kind], label) for kind, label in words.items()]
    if frame["kind"].eq("cannot tell").all() and len(frame):
        keys = [Key(colours.missing, "Cannot tell: too few months in a row are loaded", mark="?")]
    return Shading("Is it new, and does it last?", shades, tuple(keys))


def _changes(frame: pd.DataFrame, colours: Palette) -> Shading:
    fills = {"more": colours.worse, "fewer": colours.better, "no clear change": colours.grid}
    either = frame["count"].gt(0) | frame["count_before"].gt(0)
    shown = frame[frame["change_verdict"].isin(fills) & either]
    shades = {
        row["cell_id"]: _shade(
            row,
            fills[row["change_verdict"]],
            f"{_amount(row, 'count_before')} the year before: {row['change_verdict']}",
        )
        for row in _rows(shown)
    }
    keys = [
        Key(colours.better, "Fewer: more than chance explains", mark="▼"),
        Key(colours.grid, "No clear change: within the usual ups and downs"),
        Key(colours.worse, "More: more than chance explains", mark="▲"),
    ]
    if frame["change_verdict"].eq("cannot tell").any():
        keys = [Key(colours.missing, "Cannot tell: months are missing", mark="?")]
    return Shading("Change on the year before", shades, tuple(keys))


_LOOKS: dict[str, Callable[[pd.DataFrame, Palette], Shading]] = {
    HEAT: _heat,
    KIND: _kinds,
    COUNT: _counts,
    DENSITY: _densities,
    CHANGE: _changes,
}


def _shade(row: Row, fill: str, note: str = "") -> Shade:
    return Shade(fill, f"{called(row)}: {_amount(row, 'count')}", note)


def _amount(row: Row, column: str) -> str:
    return counted(row[column], unit_named(row.get("category")))


def _in_the_cell(frame: pd.DataFrame) -> str:
    return f"{units(frame).capitalize()} in the cell"


def _held(row: Row) -> str:
    if row["heat"] != "hot" or pd.isna(row["survives"]):
        return {"hot": "Hot", "cold": "Cold"}.get(row["heat"], "")
    return f"Hot; stays so in {row['survives']:.0%} of 200 trials"


def _dated(row: Row) -> str:
    told = f"hot in {number(row['windows_hot'])} of {number(row['windows_told'])} quarters"
    return f"{KINDS[row['kind']].capitalize()}: {told}"


def _step(classes: Classes, value: float) -> int:
    """Return the place in the ramp: few classes use its ends too."""
    last = max(len(classes) - 1, 1)
    return round(classes.place(float(value)) * (_CLASSES - 1) / last)


def _class_keys(classes: Classes, colours: Palette, *, whole: bool) -> tuple[Key, ...]:
    fills = [colours.sequence[_step(classes, edge)] for edge in classes.edges[:-1]]
    return tuple(Key(fill, label) for fill, label in zip(fills, classes.labels(whole), strict=True))


def _rows(frame: pd.DataFrame) -> list[Record]:
    return frame.to_dict("records")
