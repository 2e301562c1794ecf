"""What the public gets of counts of people, and what an attacker can tell from it."""

from __future__ import annotations

from datetime import date
from itertools import product

import numpy as np
import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.measures.data.disclosure import audit
from moorlands_dash.partnership import load_settings
from moorlands_dash.periods import Period, financial_year
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.audience import guarded
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.people.protected import PART, PeopleYear, latest_given
from tests.attacker import SHAPES
from tests.people_files import Row, loaded, people_text, quarters

YEAR = financial_year(2024)
HALF_MORE = Period(date(2024, 4, 1), date(2025, 9, 1))
SETTINGS = load_settings()
NAME = "people-protected"


def rows(small: int = 3) -> list[Row]:
    found: list[Row] = []
    for quarter in quarters(HALF_MORE):
        found += [
            (quarter, "offenders_managed", "", 80, ""),
            (quarter, "offenders_reoffended", "", 30, 80),
            (quarter, "need_debt_met", "", small, 9),
            (quarter, "victims_supported", "", 97, 100),
            (quarter, "home_safety_visits", "", 40, ""),
        ]
    return found


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    return loaded(tmp_path_factory.mktemp("protected"), {"people.csv": people_text(rows())})


@pytest.fixture(scope="module")
def frame(snapshot: Snapshot) -> pd.DataFrame:
    public = guarded(snapshot, SETTINGS)
    return public.table(NAME, Selection()).frame


def test_only_whole_financial_years_are_given(frame: pd.DataFrame) -> None:
    assert set(frame["to"].dt.year) <= {2024, 2025}
    assert frame["to"].max() == pd.Timestamp("2025-03-01")
    assert len(frame[frame["measure"] == "offenders_managed"]) == 4


def test_large_counts_are_given_with_their_share(frame: pd.DataFrame) -> None:
    own = frame[frame["measure"] == "offenders_reoffended"]
    assert set(own["count"]) == {30}
    assert set(own["of"]) == {80}
    assert own["share"].tolist() == pytest.approx([0.375] * 4)


def test_small_counts_are_hidden_whether_they_did_or_did_not(frame: pd.DataFrame) -> None:
    debt = frame[frame["measure"] == "need_debt_met"]
    assert debt["count"].isna().all()
    supported = frame[frame["measure"] == "victims_supported"]
    # Three of a hundred didn't: 97 of 100 would tell that.
    assert (supported["count"].isna() | supported["of"].isna()).all()
    assert supported["share"].isna().all()


def test_events_have_their_year_and_people_have_none(frame: pd.DataFrame) -> None:
    years = frame[frame["span"] != PART]
    assert years["measure"].tolist() == ["home_safety_visits"]
    assert years["count"].tolist() == [160]


def test_the_latest_of_each_measure_is_what_is_given_and_a_year_comes_last(
    frame: pd.DataFrame,
) -> None:
    latest = latest_given(frame).set_index("measure")
    assert list(latest.index)[:2] == ["offenders_managed", "offenders_reoffended"]
    assert "need_debt_met" not in latest.index
    assert latest.loc["home_safety_visits", "count"] == 160
    assert latest.loc["offenders_reoffended", "to"] == pd.Timestamp("2025-03-01")


def test_the_public_cannot_reach_the_rows_by_any_table(snapshot: Snapshot) -> None:
    public = guarded(snapshot, SETTINGS).snapshot
    assert public.people().empty
    for name in ("people", "people-series", "people-cohorts", "people-supply"):
        with pytest.raises(ValueError, match="public"):
            tables.build(name, public, SETTINGS, Selection())


def test_a_year_is_given_once_whatever_is_corrected_later(
    snapshot: Snapshot, frame: pd.DataFrame
) -> None:
    corrected = {"people-later.csv": people_text(rows(small=7))}
    later = loaded(snapshot.home.folder.parent, corrected)
    assert later.id != snapshot.id
    after = guarded(later, SETTINGS).table(NAME, Selection()).frame
    pd.testing.assert_frame_equal(frame, after)
    assert (later.home.folder / "given.csv").exists()


def year_of(counts: dict[str, list[tuple[int, int]]], secret: bytes) -> PeopleYear:
    months = pd.to_datetime(["2024-04-01", "2024-07-01", "2024-10-01", "2025-01-01"])
    points = {
        key: pd.DataFrame(
            {
                "from": months,
                "to": months + pd.DateOffset(months=2),
                "months": 3,
                "count": pd.array([count for count, _ in told], dtype="Int64"),
                "of": pd.array([of for _, of in told], dtype="Int64"),
            }
        )
        for key, told in counts.items()
    }
    return PeopleYear(YEAR, points, SETTINGS, secret)


def test_no_attacker_who_knows_the_sums_can_tell_a_hidden_count_or_that_it_is_small() -> None:
    rng = np.random.default_rng(11)
    hidden = 0
    for trial in range(8):
        of = rng.integers(6, 30, (2, 4))
        did = rng.binomial(of, rng.uniform(0.05, 0.95, (2, 1)))
        told = {
            key: list(zip(did[place].tolist(), of[place].tolist(), strict=True))
            for place, key in enumerate(("need_debt_met", "young_reoffended"))
        }
        events = rng.integers(0, 12, 4).tolist()
        told["young_first_time"] = [(count, 0) for count in events]
        year = year_of(told, f"secret {trial}".encode())
        cells = pd.Series(year.cells, dtype="Int64")
        shown = cells.mask(pd.Series(year.hidden))
        assert not (shown.between(1, SETTINGS.disclosure.threshold - 1)).any()
        found = audit(shown, year.sums, threshold=SETTINGS.disclosure.threshold)
        assert not (found["verdict"] == "pinned").any()
        assert not (found["verdict"] == "under the threshold").any()
        hidden += len(found)
    assert hidden > 60


def test_a_share_is_of_the_shape_that_the_listing_attacker_tries() -> None:
    year = year_of({"need_debt_met": [(3, 12)] * 4, "young_first_time": [(3, 0)] * 4}, b"secret")
    tried = {shape.breakdowns for shape in SHAPES}
    assert {(len(each.parts),) for each in year.sums} == {(2,), (4,)} <= tried


def test_hiding_small_counts_alone_would_give_them_away() -> None:
    told = {"victims_supported": [(97, 100), (60, 100), (55, 100), (70, 100)]}
    year = year_of(told, b"secret")
    alone = pd.Series(year.cells, dtype="Int64")
    naive = alone.mask(alone.between(1, 4))
    found = audit(naive, year.sums, threshold=5)
    assert set(found["verdict"]) == {"pinned"}
    ours = audit(alone.mask(pd.Series(year.hidden)), year.sums, threshold=5)
    assert not set(ours["verdict"]) & {"pinned", "under the threshold"}


def test_all_who_are_managed_and_those_of_whom_some_reoffend_are_one_cell() -> None:
    told = {
        "offenders_managed": [(20, 0)] * 4,
        "offenders_reoffended": [(3, 20)] * 4,
    }
    year = year_of(told, b"secret")
    assert len(year.cells) == 4 * 3
    other = year_of({"offenders_reoffended": [(3, 20)] * 4}, b"secret")
    assert set(other.cells) == set(year.cells)
    assert other.hidden == year.hidden


def test_a_share_of_another_number_than_is_counted_is_a_cell_of_its_own() -> None:
    told = {
        "offenders_managed": [(21, 0)] * 4,
        "offenders_reoffended": [(3, 20)] * 4,
    }
    assert len(year_of(told, b"secret").cells) == 4 * 4


def test_the_same_secret_hides_the_same_cells() -> None:
    told = {"need_debt_met": [(count, 12) for count in (3, 6, 7, 8)]}
    secrets = [b"one", b"one", *(f"{n}".encode() for n in range(20))]
    found = [year_of(told, secret).hidden for secret in secrets]
    assert found[0] == found[1]
    assert len({tuple(hidden.values()) for hidden in found}) > 1


def test_every_small_count_is_hidden_in_every_combination() -> None:
    for count, of in product(range(1, 9), (5, 8, 12)):
        if count > of:
            continue
        year = year_of({"need_debt_met": [(count, of)] * 4}, b"secret")
        for cell, value in year.cells.items():
            assert year.hidden[cell] or not 1 <= value <= 4
