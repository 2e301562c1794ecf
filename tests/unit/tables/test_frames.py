"""Frames as declared: not a column more or less, whatever they are made from."""

from __future__ import annotations

import pandas as pd
import pytest

from moorlands_dash.tables.catalogue import SPECS
from moorlands_dash.tables.frames import blank, empty, framed, only
from moorlands_dash.tables.spec import SpecError

NAMES = SPECS["meetings"].names


def test_an_empty_frame_has_the_declared_columns_in_order() -> None:
    assert list(empty("meetings").columns) == NAMES
    assert empty("meetings").empty


def test_a_row_must_be_whole_and_no_more() -> None:
    row = blank("meetings") | {NAMES[0]: "strategy-2026-10"}
    assert framed("meetings", [row])[NAMES[0]].tolist() == ["strategy-2026-10"]
    assert framed("meetings", []).columns.tolist() == NAMES
    with pytest.raises(SpecError, match=f"'meetings' lacks {NAMES[0]}"):
        framed("meetings", [dict.fromkeys(NAMES[1:])])
    with pytest.raises(SpecError, match="undeclared weather"):
        framed("meetings", [row | {"weather": "wet"}])


def test_what_isn_t_declared_is_cut_and_what_is_missing_is_told() -> None:
    frame = pd.DataFrame({name: [1] for name in (*reversed(NAMES), "place")})
    assert list(only("meetings", frame).columns) == NAMES
    with pytest.raises(SpecError, match=f"lacks {NAMES[-1]}"):
        only("meetings", frame.drop(columns=NAMES[-1]))
