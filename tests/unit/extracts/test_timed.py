"""A file that takes too long is refused in words; the others go on."""

from pathlib import Path

import pytest

from moorlands_dash.extracts import recognise
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.extracts.timed import within
from moorlands_dash.partnership import load_settings


def test_what_takes_too_long_is_refused_in_words() -> None:
    told: list[float] = []
    now = iter([0.0, 5.0, 10.0, 10.5])
    tell = within(10, "slow.csv", told.append, lambda: next(now))
    tell(0.1)
    tell(0.9)
    assert told == [0.1, 0.9]
    with pytest.raises(Refusal, match=r"slow\.csv: It takes longer to read than 10 seconds"):
        tell(1)


def test_a_reader_is_held_to_the_time_of_the_settings(tmp_path: Path) -> None:
    path = tmp_path / "fires-2025-01.csv"
    path.write_text("incident_number,called,kind\n1,2025-01-31,other\n", encoding="utf-8")
    source = SourceFile(path, path.name, "", 1)
    assert recognise.read(source, tmp_path / "a", load_settings()).rows_accepted == 1
    limits = load_settings().limits.model_copy(update={"seconds": -1})
    none = load_settings().model_copy(update={"limits": limits})
    with pytest.raises(Refusal, match=r"raise limits\.seconds"):
        recognise.read(source, tmp_path / "b", none)


def test_a_line_of_values_without_end_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("a," * 500_000, encoding="utf-8")
    with pytest.raises(Refusal, match="Line 1 has more than 1,000 values"):
        recognise.read(SourceFile(path, path.name, "", 1), tmp_path / "a", load_settings())
