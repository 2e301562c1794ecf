from __future__ import annotations

from datetime import date

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moorlands_dash.store.engine import Engine
from moorlands_dash.store.merge import (
    merge_republished,
    open_street,
    settle_street,
    supersede_covers,
    supersede_outlines,
)
from moorlands_dash.store.steps import Step
from tests.tries import tries

JAN, FEB, MAR = date(2025, 1, 1), date(2025, 2, 1), date(2025, 3, 1)


_FOUND = """
    SELECT counted.* REPLACE (coalesce(o.outcome, counted.outcome) AS outcome)
    FROM {counted} AS counted LEFT JOIN {outcomes} AS o USING (filename, row)
"""


def merged(engine, tmp_path, *files):
    """Return how many crimes stood more than once, and a function that gives what counts."""
    supersede_covers(files)
    street = [f for f in files if f.in_use]
    opened = open_street(engine, street, tmp_path)
    found = merge_republished(engine, opened, sum(f.accepted for f in street))
    settle_street(engine, found.removed, street, tmp_path)
    for record in files:
        record.check()

    def rows(columns="crime_id, month, outcome"):
        sql = f"SELECT {columns} FROM ({_FOUND}) ORDER BY ALL"
        step = Step("found", ("counted", "outcomes"), sql)
        return engine.rows(step, counted=found.counted, outcomes=found.outcomes)

    return found.counts, rows


def test_one_id_in_two_months_is_one_crime_where_it_first_stood(engine, tmp_path, street_part):
    first = street_part(
        1, {"crime_id": "a", "outcome": "Under investigation", "location": "High Street"}
    )
    again = street_part(
        2,
        {"crime_id": "a", "month": FEB, "outcome": "Offender fined", "location": "Mill Street"},
        {"crime_id": "b", "month": FEB},
    )
    counts, rows = merged(engine, tmp_path, first, again)
    assert rows("crime_id, month, location, outcome") == [
        ("a", JAN, "High Street", "Offender fined"),
        ("b", FEB, "On or near Market Place", None),
    ]
    assert counts == {
        "republished_crimes": 1,
        "republished_rows": 1,
        "repeated_crimes": 0,
        "repeated_rows": 0,
    }
    assert (first.loaded, first.superseded) == (1, 0)
    assert (again.loaded, again.superseded, again.republished) == (1, 1, 1)


def test_the_month_decides_not_the_order_of_loading(engine, tmp_path, street_part):
    later = street_part(1, {"crime_id": "a", "month": FEB, "outcome": "newest"})
    earlier = street_part(2, {"crime_id": "a", "month": JAN, "outcome": "oldest"})
    _, rows = merged(engine, tmp_path, later, earlier)
    assert rows() == [("a", JAN, "newest")]
    assert (later.republished, earlier.republished) == (1, 0)


def test_a_blank_outcome_never_wins(engine, tmp_path, street_part):
    files = [
        street_part(1, {"crime_id": "a", "outcome": "Under investigation"}),
        street_part(2, {"crime_id": "a", "month": FEB, "outcome": "Offender fined"}),
        street_part(3, {"crime_id": "a", "month": MAR}),
    ]
    counts, rows = merged(engine, tmp_path, *files)
    assert rows() == [("a", JAN, "Offender fined")]
    assert (counts["republished_crimes"], counts["republished_rows"]) == (1, 2)


def test_an_id_twice_in_one_month_is_counted_once_and_said_apart(engine, tmp_path, street_part):
    record = street_part(1, {"crime_id": "a", "outcome": "first"}, {"crime_id": "a"}, {})
    counts, rows = merged(engine, tmp_path, record)
    assert rows() == [("a", JAN, "first"), (None, JAN, None)]
    assert (counts["repeated_crimes"], counts["republished_crimes"]) == (1, 0)
    assert (record.loaded, record.superseded, record.repeated_in_month) == (2, 1, 1)


def test_equal_rows_without_an_id_are_each_an_incident(engine, tmp_path, street_part):
    asb = {"category": "anti_social_behaviour", "crime_type": "Anti-social behaviour"}
    record = street_part(1, asb, asb, asb)
    _, rows = merged(engine, tmp_path, record, street_part(2, asb | {"month": FEB}))
    assert len(rows()) == 4
    assert record.superseded == 0


def test_a_later_file_replaces_the_month_of_the_same_force_only(engine, tmp_path, street_part):
    old = street_part(1, {"location": "old January"}, {"month": FEB, "location": "old February"})
    other = street_part(2, {"force": "Cheshire Constabulary", "location": "Cheshire"})
    new = street_part(3, {"month": FEB, "location": "new February"})
    _, rows = merged(engine, tmp_path, old, other, new)
    assert rows("location") == [("Cheshire",), ("new February",), ("old January",)]
    assert (old.loaded, old.superseded, old.in_use, old.replaced_by) == (1, 1, True, new.name)
    assert (other.superseded, new.superseded) == (0, 0)


def test_a_corrected_file_without_rows_empties_the_month(engine, tmp_path, street_part):
    old = street_part(1, {}, {})
    empty = street_part(2, covers=(JAN,))
    _, rows = merged(engine, tmp_path, old, empty)
    assert rows() == []
    assert (old.loaded, old.superseded, old.in_use, old.part) == (0, 2, False, None)
    assert empty.in_use


def test_a_replaced_month_is_not_where_a_crime_first_stood(engine, tmp_path, street_part):
    old = street_part(1, {"crime_id": "a", "outcome": "withdrawn"})
    corrected = street_part(2, {"crime_id": "b"})
    february = street_part(3, {"crime_id": "a", "month": FEB})
    counts, rows = merged(engine, tmp_path, old, corrected, february)
    assert rows() == [("a", FEB, None), ("b", JAN, None)]
    assert counts["republished_crimes"] == 0


def test_no_street_extract_is_no_row(engine, tmp_path):
    counts, rows = merged(engine, tmp_path)
    assert counts["republished_rows"] == 0
    assert rows() == []


def test_later_outlines_replace_those_of_the_same_level(street_part):
    wards_2013, lsoas, wards_2027 = street_part(1, {}), street_part(2, {}), street_part(3, {}, {})
    for record, level in ((wards_2013, "ward"), (lsoas, "lsoa"), (wards_2027, "ward")):
        record.kind, record.level, record.covers = "outlines", level, []
    supersede_outlines([wards_2013, lsoas, wards_2027])
    assert (wards_2013.in_use, lsoas.in_use, wards_2027.in_use) == (False, True, True)
    assert wards_2013.superseded == 1


crimes = st.lists(
    st.tuples(
        st.sampled_from([None, "a", "b", "c"]),
        st.sampled_from([JAN, FEB, MAR]),
        st.sampled_from([None, "fined", "charged"]),
    ),
    max_size=8,
)


@pytest.mark.slow
@settings(
    max_examples=tries(30),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(files=st.lists(crimes, max_size=4))
def test_merging_equals_the_rules_told_in_plain_python(files, tmp_path, street_part):
    (tmp_path / "spill").mkdir(exist_ok=True)
    records = [
        street_part(n, *({"crime_id": i, "month": m, "outcome": o} for i, m, o in crimes))
        for n, crimes in enumerate(files, start=1)
    ]
    owner = {m: n for n, crimes in enumerate(files) for _, m, _ in crimes}
    active = sorted(
        (month, n, row, crime_id, outcome)
        for n, crimes in enumerate(files)
        for row, (crime_id, month, outcome) in enumerate(crimes)
        if owner[month] == n
    )
    expected: dict[object, list[object]] = {}
    for month, n, row, crime_id, outcome in active:
        kept = expected.setdefault(crime_id or (n, row), [crime_id, month, outcome])
        kept[2] = outcome or kept[2]
    with duckdb.connect() as connection:
        _, rows = merged(Engine(connection), tmp_path, *records)
        found = rows()
    assert sorted(map(str, found)) == sorted(str(tuple(crime)) for crime in expected.values())


@pytest.mark.parametrize("copies", [2, 5])
def test_of_many_republished_ids_each_is_counted_once(engine, tmp_path, street_part, copies):
    files = [
        street_part(n, *({"crime_id": f"id-{i}", "month": date(2025, n, 1)} for i in range(3000)))
        for n in range(1, copies + 1)
    ]
    counts, _ = merged(engine, tmp_path, *files)
    assert counts["republished_crimes"] == 3000
    assert counts["republished_rows"] == 3000 * (copies - 1)
    assert [f.loaded for f in files] == [3000] + [0] * (copies - 1)
