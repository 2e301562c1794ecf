"""What a part of outlines carries beside its rows, and none of its readers sees."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from shapely import box, to_wkb

from moorlands_dash.extracts.beside import COLUMNS, neighbours_of, with_neighbours

ROWS = pa.table({"area_code": ["E1"]})
BESIDE = pd.DataFrame([["E2", "Stoke-on-Trent", to_wkb(box(0, 0, 1, 1))]], columns=list(COLUMNS))


@pytest.mark.parametrize("beside", [BESIDE, BESIDE.iloc[:0]])
def test_they_come_back_and_are_no_rows(tmp_path: Path, beside: pd.DataFrame) -> None:
    pq.write_table(with_neighbours(ROWS, beside), tmp_path / "part")
    assert pd.read_parquet(tmp_path / "part")["area_code"].tolist() == ["E1"]
    found = neighbours_of(tmp_path / "part")
    assert found.to_numpy().tolist() == beside.to_numpy().tolist()
    assert tuple(found.columns) == COLUMNS
