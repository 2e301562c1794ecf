"""What came of a closed target against what was promised: a bar that meets a line, or doesn't."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd
from markupsafe import Markup

from moorlands_dash import statuses
from moorlands_dash.charts.theme import Palette
from moorlands_dash.rows import Row

_WIDTH, _HEIGHT = 400, 24
_LEAST = 1.15
"""How far the axis reaches at least, the promise being 1."""


def come_bar(row: Row, most: float, colours: Palette) -> Markup:
    """Return one target's bar as SVG, stretched to the width that it is shown in.

    `row` is one of `year-end`, `most` the end of the axis. The bar is what came as a share of what
    was promised, which is the line; dots are the baseline, a survey's 95% interval lies across the
    bar's end. Where it isn't known what came there is no bar.
    """
    parts = [*_bar(row, most, colours), *_baseline(row, most, colours)]
    line = _x(1.0, most)
    parts.append(_upright(line, 0, _HEIGHT, colours.ink, 2.4, ""))
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" '
        'preserveAspectRatio="none">{}</svg>'
    ).format(_WIDTH, _HEIGHT, Markup("").join(parts))


def come_axis(rows: Iterable[Row]) -> float:
    """Return where the axis of all targets' bars ends, the promise being 1."""
    names = ("outturn", "baseline", "outturn_upper_95")
    found = [_share(row, name) for row in rows for name in names]
    return 1.03 * max([_LEAST, *(share for share in found if share is not None)])


def _bar(row: Row, most: float, colours: Palette) -> Iterator[Markup]:
    share = _share(row, "outturn")
    if share is None:
        return
    mark = statuses.MARK_BY_WORD[str(row["result"])]
    colour = colours.worse if mark.meaning == "worse" else colours.ours
    yield Markup('<rect x="0" y="6" width="{}" height="12" fill="{}"/>').format(
        _x(share, most), colour
    )
    low, high = (_share(row, f"outturn_{side}_95") for side in ("lower", "upper"))
    if low is not None and high is not None:
        yield Markup('<rect x="{}" y="11" width="{:.1f}" height="2" fill="{}"/>').format(
            _x(low, most), _x(high, most) - _x(low, most), colours.quiet
        )


def _baseline(row: Row, most: float, colours: Palette) -> Iterator[Markup]:
    share = _share(row, "baseline")
    if share is not None:
        yield _upright(_x(share, most), 2, _HEIGHT - 2, colours.quiet, 2, "3 3")


def _share(row: Row, name: str) -> float | None:
    """Return a value as a share of the promise; None where either isn't known or it was none."""
    if pd.isna(row[name]) or pd.isna(row["target"]) or not row["target"]:
        return None
    return float(row[name]) / float(row["target"])


def _x(share: float, most: float) -> float:
    return round(min(share / most, 1.0) * _WIDTH, 1)


def _upright(x: float, top: float, bottom: float, colour: str, width: float, dash: str) -> Markup:
    look = Markup(' stroke-dasharray="{}"').format(dash) if dash else Markup()
    return Markup('<line x1="{}" x2="{}" y1="{}" y2="{}" stroke="{}" stroke-width="{}"{}/>').format(
        x, x, top, bottom, colour, width, look
    )
