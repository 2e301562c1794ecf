"""Whatever bytes come in: never a crash, never a row lost, and one judgement whichever way."""

import csv
import io
from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moorlands_dash.extracts import recognise, street
from moorlands_dash.extracts.model import Judged, Refusal, SourceFile
from moorlands_dash.extracts.street_contract import (
    COLUMNS,
    LOADED,
    Terms,
    broken,
    evident,
    normalised,
)
from moorlands_dash.extracts.street_rows import blanked, texts
from moorlands_dash.partnership import load_settings
from tests.tries import tries

pytestmark = pytest.mark.slow

SETTINGS = load_settings()
FORCE = SETTINGS.force.name
TODAY = date(2026, 11, 1)
HEADER = ",".join(COLUMNS)
SHARED_FOLDER = settings(
    max_examples=tries(40), suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def good_row(identifier: str) -> str:
    return (
        f"{identifier},2018-10,{FORCE},{FORCE},-2.024012,53.106034,On or near Derby Street,"
        "E01029742,Staffordshire Moorlands 004C,Burglary,,"
    )


def source(folder: Path, content: bytes, name: str = "extract.csv") -> SourceFile:
    path = folder / "given"
    path.write_bytes(content)
    return SourceFile(path, name, "", len(content))


def rows(judged: Judged) -> list[tuple[object, ...]]:
    table = pq.read_table(judged.part).sort_by("row").drop_columns("row")
    return list(zip(*(column.to_pylist() for column in table.columns), strict=True))


def check(judged: Judged) -> None:
    assert judged.rows_in == judged.rows_accepted + len(judged.quarantine)
    assert len(rows(judged)) == judged.rows_accepted
    assert all(item.reason and item.line > 1 for item in judged.quarantine)
    assert [i.line for i in judged.quarantine] == sorted({i.line for i in judged.quarantine})


awkward_bytes = st.one_of(
    st.binary(max_size=200),
    st.text(alphabet='",\r\n \t\0a1é', max_size=80).map(str.encode),
    st.lists(
        st.sampled_from([b'"', b",", b"\r", b"\n", b"\0", b"\xff", b"\xef\xbb\xbf", b" ", b'""',
                         good_row("zz").encode(), b"x" * 3000]),
        max_size=12,
    ).map(b"".join),
)  # fmt: skip


@SHARED_FOLDER
@given(junk=awkward_bytes, place=st.integers(0, 3))
def test_junk_on_lines_of_its_own_costs_no_good_row(
    tmp_path: Path, junk: bytes, place: int
) -> None:
    lines = [good_row(f"good{i}").encode() for i in range(3)]
    lines.insert(place, junk)
    content = b"\n".join([HEADER.encode(), *lines, b""])
    judged = street.read(source(tmp_path, content), tmp_path / "part", SETTINGS)
    check(judged)
    found = [row[0] for row in rows(judged)]
    assert [name for name in found if str(name).startswith("good")] == ["good0", "good1", "good2"]


@SHARED_FOLDER
@given(junk=awkward_bytes, place=st.floats(0, 1))
def test_junk_anywhere_is_judged_or_refused(tmp_path: Path, junk: bytes, place: float) -> None:
    content = "\n".join([HEADER, *(good_row(f"good{i}") for i in range(3)), ""]).encode()
    cut = round(place * len(content))
    given_file = source(tmp_path, content[:cut] + junk + content[cut:])
    try:
        judged = recognise.read(given_file, tmp_path / "part", SETTINGS)
    except Refusal as refusal:
        assert refusal.reason
        assert refusal.remedy
    else:
        check(judged)


@SHARED_FOLDER
@given(content=st.one_of(st.binary(max_size=500), awkward_bytes))
def test_arbitrary_bytes_are_judged_or_refused(tmp_path: Path, content: bytes) -> None:
    for head in (b"", HEADER.encode() + b"\n"):
        try:
            judged = recognise.read(source(tmp_path, head + content), tmp_path / "part", SETTINGS)
        except Refusal as refusal:
            assert refusal.reason
            assert refusal.remedy
        else:
            check(judged)


cells = {
    "Crime ID": st.sampled_from(
        ["", "ab12", "a b", "a" * 101, " ab", "é", "a\tb", "a_b", "NA", " n/a", "na1"]
    ),
    "Month": st.sampled_from(["2018-10", "2010-11", "2026-11", "2026-12", " 2018-10", ""]),
    "Reported by": st.sampled_from([FORCE, "", "x" * 900]),
    "Falls within": st.sampled_from(
        [FORCE, FORCE.upper(), f" {FORCE}", "", " ", "West Mercia Police", "x" * 101, "\x85", "NA"]
    ),
    "Longitude": st.one_of(
        st.sampled_from(["", "-2.02", "1_0", "nan", "-1e0", "+.5", "5.", "-8.71", " 1 ", "NaN "]),
        st.floats(-9, 3).map(str),
        st.text(alphabet="0123456789.-+e_ ", max_size=6),
    ),
    "Latitude": st.one_of(
        st.sampled_from(["", "53.1", "53_0", "5.3e1", "0x35", "60.9", "49.79", "1e400", "NaN"]),
        st.floats(49, 62).map(str),
        st.text(alphabet="0123456789.-+e_ ", max_size=6),
    ),
    "Location": st.sampled_from(
        ["", "On or near A, B", " x", "x ", 'a "b" c', '"', "x" * 301, "é" * 200, "a\tb", "\u2028",
         "-", "None", " nan ", "None Street"]
    ),
    "LSOA code": st.sampled_from(["", "E01029742", "E0102974", "95AA01S1", " E01029742", "nan"]),
    "LSOA name": st.sampled_from(["", "Leek 001A", "x" * 101, "\u202e", " ", "#N/A"]),
    "Crime type": st.sampled_from(["Burglary", "DRUGS", "Drugs ", "Violent crime", "Piracy", ""]),
    "Last outcome category": st.sampled_from(["", "Under investigation", "x" * 201, "\x7f", "NA"]),
    "Context": st.sampled_from(["", "seen", "x" * 900]),
}  # fmt: skip
good_cells = {
    name: st.just(value) for name, value in zip(COLUMNS, good_row("ab").split(","), strict=True)
}
one_odd_cell = st.sampled_from(COLUMNS).flatmap(
    lambda name: st.fixed_dictionaries(good_cells | {name: cells[name]})
)
any_rows = st.lists(st.one_of(one_odd_cell, st.fixed_dictionaries(cells)), min_size=1, max_size=12)


@SHARED_FOLDER
@given(found=any_rows, month=st.sampled_from([None, date(2018, 10, 1)]))
def test_what_the_screen_lets_through_keeps_the_contract_as_it_stands(
    found: list[dict[str, str]], month: date | None
) -> None:
    terms = Terms(TODAY, month, FORCE)
    table = pd.DataFrame(found)[list(LOADED)].astype(object)
    columns = [range(len(table)), range(len(table)), *(table[name].tolist() for name in LOADED)]
    read = blanked(texts(columns))
    screened = evident(read, terms, printable_ascii=False)
    passed = table.index[screened.to_pylist()].tolist()
    neat = normalised(table, terms)
    assert not set(passed) & set(broken(neat, terms))
    # A number is the same with space around it; every text is loaded as it was read.
    loaded = pd.DataFrame({name: read[name].to_pylist() for name in LOADED}, dtype=object)
    degrees = {name: loaded[name].str.strip() for name in ("Longitude", "Latitude")}
    as_loaded = loaded.assign(**degrees).fillna("").loc[passed]
    assert neat.loc[passed].to_dict() == as_loaded.to_dict()


@settings(SHARED_FOLDER, max_examples=tries(20))
@given(found=any_rows)
def test_both_ways_of_reading_judge_alike(tmp_path: Path, found: list[dict[str, str]]) -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    text = out.getvalue().encode()
    judged = []
    # A line of space makes the reader split the file itself.
    for content in (text, text + b" \n"):
        part = tmp_path / f"part{len(judged)}"
        judged.append(street.read(source(tmp_path, content), part, SETTINGS))
    once, carefully = judged
    check(once)
    assert once.rows_in == len(found)
    assert once.quarantine == carefully.quarantine
    assert rows(once) == rows(carefully)
    assert once.covers == carefully.covers


@pytest.mark.parametrize("size", [(1 << 20) - 1, 1 << 20, (1 << 20) + 1])
def test_blocks_of_the_splitter_do_not_show(tmp_path: Path, size: int) -> None:
    padding = b"\r\n" * ((size - len(HEADER)) // 2)
    for extra in (b"", b"\r"):
        content = HEADER.encode() + padding + extra + good_row("one").encode() + b"\r\nshort"
        judged = street.read(source(tmp_path, content), tmp_path / "part", SETTINGS)
        lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        assert [item.line for item in judged.quarantine] == [len(lines)]
        assert judged.rows_accepted == 1
