"""The worked examples in data/README.md are read without a word of complaint."""

from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts import recognise
from moorlands_dash.extracts.model import SourceFile
from moorlands_dash.partnership import load_settings
from moorlands_dash.sources import current
from tests.examples import EXAMPLES

SHAPES = ("outlines", "map_lines")


def test_there_is_an_example_for_each_kind() -> None:
    assert set(EXAMPLES) == set(current().kinds)


@pytest.mark.parametrize("kind", sorted(EXAMPLES))
def test_the_example_is_recognised_and_every_row_accepted(tmp_path: Path, kind: str) -> None:
    path, out = tmp_path / "2025-01-staffordshire-street.csv", tmp_path / "part.parquet"
    path.write_text(EXAMPLES[kind], encoding="utf-8")
    source = SourceFile(path, path.name, "", path.stat().st_size)
    judged = recognise.read(source, out, load_settings())
    assert judged.kind == kind
    assert judged.quarantine == []
    rows = EXAMPLES[kind].count('"Feature"') if kind in SHAPES else 0
    assert judged.rows_accepted == (rows or len(EXAMPLES[kind].strip().splitlines()) - 1)
    assert len(pd.read_parquet(out)) == judged.rows_accepted
