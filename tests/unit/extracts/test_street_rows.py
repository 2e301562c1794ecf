"""Which files Arrow may split as they lie; the others are split with care."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from moorlands_dash.extracts import street
from moorlands_dash.extracts.header import read_header
from moorlands_dash.extracts.model import SourceFile
from moorlands_dash.extracts.street_contract import COLUMNS
from moorlands_dash.extracts.street_rows import rows_as_they_lie
from moorlands_dash.partnership import load_settings

HEADER = ",".join(COLUMNS)
ROW = ",2018-10,Staffordshire Police,Staffordshire Police,,,No Location,,,Burglary,,"
TWICE = ROW.replace("No Location", '"the ""Leek"" "')
ODD = ('"a"b', '"a', 'a "b"', ' "a"', '"a "b""', '"a,"b"')
QUOTED = ROW.replace("No Location", '"A523, Leek"')


@pytest.mark.parametrize(
    ("text", "number", "printable"),
    [
        (f"{HEADER}\n{ROW}\n{ROW}\n", 2, True),
        (f"\ufeff{HEADER}\n{ROW}\n", 1, False),
        (f"{HEADER}\r\n{ROW}\r\n{ROW}", 2, True),
        (f"{HEADER}\n{QUOTED}\n\n\n", 1, True),
        (f"{HEADER}\n{TWICE}\n{QUOTED}", 2, True),
        (f"{HEADER}\n{ROW.replace('Location', 'Café')}\n", 1, False),
        (f"{HEADER}\n", 0, True),
    ],
)
def test_plain_files_are_read_as_they_lie(
    tmp_path: Path, text: str, number: int, printable: bool
) -> None:
    path = tmp_path / "given"
    path.write_bytes(text.encode())
    header = read_header(path)
    assert header is not None
    rows = rows_as_they_lie(path, header)
    assert rows is not None
    assert (rows.number, rows.printable_ascii) == (number, printable)


@pytest.mark.parametrize(
    "text",
    [
        f"\n{HEADER}\n{ROW}\n",
        f"{HEADER}\r\n{ROW}\n",
        f"{HEADER}\n{ROW}\r",
        f"{HEADER}\n{ROW}\0\n",
        f"{HEADER}\n{ROW}\t\n",
        *(f"{HEADER}\n{ROW.replace('No Location', odd)}\n" for odd in ODD),
    ],
)
def test_files_that_parsers_read_differently_are_not(tmp_path: Path, text: str) -> None:
    path = tmp_path / "given"
    path.write_bytes(text.encode())
    header = read_header(path)
    assert header is not None
    assert rows_as_they_lie(path, header) is None


def test_files_read_side_by_side_do_not_mix(tmp_path: Path) -> None:
    settings = load_settings()

    def read(number: int) -> tuple[int, int]:
        path = tmp_path / f"{number}.csv"
        path.write_text(f"{HEADER}\n" + f"{ROW}\n" * number + "short\n" * (number % 3))
        source = SourceFile(path, path.name, "", path.stat().st_size)
        judged = street.read(source, tmp_path / f"{number}.parquet", settings)
        return judged.rows_accepted, len(judged.quarantine)

    numbers = range(1, 40)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read, numbers)) == [(number, number % 3) for number in numbers]
