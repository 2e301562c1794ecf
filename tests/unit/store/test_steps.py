"""Steps of the load: declared in full, run on what was made, and nothing left behind."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import duckdb
import pandas as pd
import pytest

from moorlands_dash import store
from moorlands_dash.partnership import load_settings
from moorlands_dash.store import merge, records
from moorlands_dash.store.incidents import write_incidents
from moorlands_dash.store.manifest import Manifest
from moorlands_dash.store.partners import open_partners
from moorlands_dash.store.places import read_outlines
from moorlands_dash.store.steps import Relation, Step, StepError

NUMBERS = {"number": "INTEGER"}
DOUBLED = Step("doubled", ("numbers",), "SELECT 2 * number AS number FROM {numbers}")


def declared() -> Iterator[Step]:
    """Yield every step of the load."""
    for module in pkgutil.iter_modules(store.__path__):
        found = importlib.import_module(f"{store.__name__}.{module.name}")
        yield from (thing for thing in vars(found).values() if isinstance(thing, Step))
    for kind in records.COLUMNS:
        yield from (records._held(kind), records._written(kind))


ALL = list(declared())


def test_the_loads_steps_are_found() -> None:
    assert len(ALL) > 30


def read_by(step: Step) -> set[str]:
    """Return the tables that a step's query names, by DuckDB's own reading of it."""
    query = step.query({name: Relation(name) for name in step.inputs})
    with duckdb.connect() as connection:
        (told,) = connection.execute("SELECT json_serialize_sql(?)", [query]).fetchone() or ("{}",)
    tree = json.loads(told)
    assert not tree["error"], tree
    return set(_tables(tree))


def _tables(tree: Any) -> Iterator[str]:
    if isinstance(tree, dict) and tree.get("type") == "BASE_TABLE":
        yield tree["table_name"]
    inner = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ()
    for branch in inner:
        yield from _tables(branch)


@pytest.mark.parametrize("step", ALL, ids=[step.output for step in ALL])
def test_a_step_reads_no_table_but_its_inputs(step: Step) -> None:
    assert read_by(step) == set(step.inputs)


def test_a_table_known_by_heart_is_found() -> None:
    by_heart = Step("sum", ("cells",), "SELECT * FROM {cells} JOIN places USING (lsoa_name)")
    assert read_by(by_heart) == {"cells", "places"}


def test_a_step_gives_what_it_says_of_what_it_is_given(engine) -> None:
    numbers = engine.given("numbers", NUMBERS, [(1,), (4,)])
    twice = engine.make(DOUBLED, numbers=numbers)
    assert sorted(engine.rows(Step("all", ("it",), "SELECT * FROM {it}"), it=twice)) == [(2,), (8,)]


def test_a_step_without_its_input_fails_in_words(engine) -> None:
    with pytest.raises(StepError, match="'doubled' can't be run: it reads 'numbers', which wasn't"):
        engine.make(DOUBLED)
    with pytest.raises(StepError, match="'crimes' can't be run: it reads 'candidates'"):
        engine.make(merge.CRIMES)


def test_a_step_on_what_was_dropped_or_belongs_to_another_engine_fails_in_words(engine) -> None:
    numbers = engine.given("numbers", NUMBERS, [(1,)])
    engine.drop(numbers)
    for relation in (numbers, Relation("numbers")):
        with pytest.raises(StepError, match="'doubled' can't be run: 'numbers' was dropped"):
            engine.make(DOUBLED, numbers=relation)


def test_a_step_given_more_than_it_reads_fails_in_words(engine) -> None:
    numbers = engine.given("numbers", NUMBERS, [(1,)])
    with pytest.raises(StepError, match="'doubled' was given 'others', which it doesn't read"):
        engine.make(DOUBLED, numbers=numbers, others=numbers)


def test_what_is_made_is_not_made_again_over_it(engine) -> None:
    numbers = engine.given("numbers", NUMBERS, [(1,)])
    engine.make(DOUBLED, numbers=numbers)
    with pytest.raises(StepError, match="'doubled' is made already"):
        engine.make(DOUBLED, numbers=numbers)


def test_what_a_view_reads_stays_until_the_view_goes(engine) -> None:
    numbers = engine.given("numbers", NUMBERS, [(1,)])
    view = engine.make(
        Step("large", ("numbers",), "SELECT * FROM {numbers} WHERE number > 0", view=True),
        numbers=numbers,
    )
    with pytest.raises(StepError, match="'numbers' can't be dropped: 'large' reads it"):
        engine.drop(numbers)
    engine.drop(numbers, view)
    assert engine.relations == ()


def test_values_are_those_that_a_step_declares(engine) -> None:
    above = Step("above", ("numbers",), "SELECT * FROM {numbers} WHERE number > $least", ("least",))
    numbers = engine.given("numbers", NUMBERS, [(1,), (4,)])
    assert engine.rows(above, {"least": 2}, numbers=numbers) == [(4,)]
    with pytest.raises(StepError, match="'above' takes the values least, and got most"):
        engine.rows(above, {"most": 2}, numbers=numbers)


@pytest.mark.parametrize(
    ("inputs", "sql", "values", "view", "told"),
    [
        ((), "SELECT * FROM {numbers}", (), False, "doesn't declare the input 'numbers'"),
        (("numbers",), "SELECT 1", (), False, "declares the input 'numbers', and reads none"),
        ((), "SELECT $least", (), False, "doesn't declare the value 'least'"),
        ((), "SELECT 1", ("least",), False, "declares the value 'least', and reads none"),
        ((), "SELECT $least", ("least",), True, "a view, which can be given no values"),
    ],
)
def test_a_step_declared_wrongly_fails_when_it_is_declared(inputs, sql, values, view, told) -> None:
    with pytest.raises(StepError, match=f"'broken'.*{told}"):
        Step("broken", inputs, sql, values, view)


def test_rows_of_parts_name_their_file_and_a_lacking_column_is_missing(engine, tmp_path) -> None:
    pd.DataFrame({"number": [1], "word": ["a"]}).to_parquet(tmp_path / "new.parquet")
    pd.DataFrame({"number": [2]}).to_parquet(tmp_path / "old.parquet")
    paths = [tmp_path / "new.parquet", tmp_path / "old.parquet"]
    columns = NUMBERS | {"word": "VARCHAR"}
    parts = engine.uneven_parts("parts", columns, paths)
    step = Step("all", ("parts",), "SELECT number, word, filename, place FROM {parts}")
    names = [path.as_posix() for path in paths]
    found = sorted(engine.rows(step, parts=parts))
    assert found == [(1, "a", names[0], 0), (2, None, names[1], 0)]


def test_a_written_table_can_be_read_on(engine, tmp_path) -> None:
    numbers = engine.given("numbers", NUMBERS, [(1,), (4,)])
    written = engine.write(DOUBLED, tmp_path, numbers=numbers)
    assert pd.read_parquet(tmp_path / "doubled.parquet")["number"].tolist() == [2, 8]
    assert engine.row(Step("sum", ("it",), "SELECT sum(number) FROM {it}"), it=written) == (10,)


def test_merging_leaves_only_what_it_returns(engine, tmp_path, street_part) -> None:
    files = [street_part(1, {"crime_id": "a"}), street_part(2, {"crime_id": "a"})]
    opened = merge.open_street(engine, files, tmp_path)
    before = set(engine.relations)
    found = merge.merge_republished(engine, opened, 2)
    left = {relation.name for relation in (found.counted, found.removed, found.outcomes)}
    assert set(engine.relations) - before == left


def test_records_quarantine_and_files_leave_only_their_tables(
    engine, tmp_path, street_part
) -> None:
    record = street_part(1, {})
    unknown = engine.given("misplaced", records.QUARANTINE, [])
    records.write_records(engine, "meetings", [], tmp_path, tmp_path)
    records.write_quarantine(engine, unknown, [record], tmp_path, tmp_path)
    records.write_files(engine, [record], tmp_path)
    assert engine.relations == ("misplaced", "meetings", "quarantine", "files")


def test_partners_and_incidents_leave_only_what_they_return(engine, tmp_path, street_part) -> None:
    settings, files = load_settings(), [street_part(1, {"crime_id": "a"})]
    manifest = Manifest("m", datetime(2026, 1, 1, tzinfo=UTC), "", {}, files=files)
    nowhere = read_outlines([], tmp_path)
    opened = merge.open_street(engine, files, tmp_path)
    merged = merge.merge_republished(engine, opened, 1)
    before = set(engine.relations)
    partners = open_partners(engine, manifest, nowhere, settings, tmp_path)
    assert set(engine.relations) - before == {"partners_rows", "misplaced"}
    before = set(engine.relations)
    counts = write_incidents(
        engine, (opened, merged), partners.incidents, [], nowhere, settings, tmp_path
    )
    tables = {"incidents", "ward_counts", "district_counts", "coverage"}
    assert set(engine.relations) - before == tables
    assert (counts["rows"], counts["incidents"], counts["outside_wards"]) == (1, 1, None)
