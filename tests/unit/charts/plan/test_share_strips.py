"""Questions on one scale: 600 wide from 0% to 100%, each share where it belongs."""

from __future__ import annotations

import re
from typing import Any

from moorlands_dash.charts.plan.share_strips import share_strip
from moorlands_dash.charts.theme import LIGHT

NAN = float("nan")
ROW: dict[str, Any] = {"share": 0.65, "lower_95": 0.61, "upper_95": 0.69}


def boxes(svg: str, colour: str) -> list[tuple[float, float]]:
    """Return where each box of a colour begins, and how wide it is."""
    found = re.findall(
        rf'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)"[^>]*(?:fill|stroke)="{colour}"', svg
    )
    return [(float(x), float(width)) for x, width in found]


def test_the_newest_share_has_its_interval_and_the_one_before_is_hollow() -> None:
    svg = share_strip(ROW, 0.63, LIGHT)
    assert boxes(svg, LIGHT.ours) == [(366, 48), (386, 8)]
    assert boxes(svg, LIGHT.other) == [(374, 8)]
    assert 'fill="none"' in svg


def test_every_strip_has_the_same_lines_across() -> None:
    for share in (0.05, 0.95):
        svg = share_strip(ROW | {"share": share}, NAN, LIGHT)
        assert [x for x, _ in boxes(svg, LIGHT.grid)] == [0, 150, 300, 450, 599]
        assert boxes(svg, LIGHT.other) == []


def test_a_share_that_is_hidden_is_not_drawn() -> None:
    assert boxes(share_strip(dict.fromkeys(ROW, NAN), 0.6, LIGHT), LIGHT.ours) == []
