"""Whose wards a map shows, told by incidents or outlines."""

import pandas as pd
import pytest
from shapely import to_wkb
from shapely.geometry import box

from moorlands_dash.store.ward_fit import LEAST, doubtful, fit_by_incidents, fit_by_outlines

OURS, NEXT, QUIET, THEIRS, FAR = (f"E0500{n}" for n in (7001, 7002, 7003, 3001, 3002))


def incidents(*rows: tuple[str | None, bool, int]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["ward_code", "ours", "count"])


def test_wards_of_a_county_are_told_by_the_incidents_in_them() -> None:
    found = incidents(
        (OURS, True, 50), (OURS, False, 2), (NEXT, True, 1), (THEIRS, False, 40), (THEIRS, True, 3)
    )
    fit = fit_by_incidents([OURS, QUIET, NEXT, THEIRS, FAR], found)
    assert fit is not None
    assert fit.others == {THEIRS, FAR, QUIET}, "no code between those of ours"
    assert (fit.located, fit.outside) == (54, 3)
    among = fit_by_incidents([OURS, NEXT, "E05007999", THEIRS], incidents(*found.to_numpy()))
    assert among is not None and among.others == {THEIRS, "E05007999"}


def test_a_quiet_ward_with_a_code_among_ours_is_ours() -> None:
    found = incidents((OURS, True, 50), (QUIET, True, 2), (THEIRS, False, LEAST))
    fit = fit_by_incidents([OURS, NEXT, QUIET, THEIRS], found)
    assert fit is not None and fit.ours == {OURS, NEXT, QUIET}


@pytest.mark.parametrize(("theirs", "cut"), [(LEAST - 1, False), (LEAST, True)])
def test_few_incidents_of_others_may_be_points_moved_over_an_edge(theirs, cut) -> None:
    found = incidents((OURS, True, 50), (NEXT, True, 1), (NEXT, False, theirs))
    fit = fit_by_incidents([OURS, NEXT], found)
    assert fit is not None and (NEXT in fit.others) is cut


def test_wards_beyond_the_extracts_reach_are_told_where_ours_have_plenty() -> None:
    ours = ((OURS, True, 90), (NEXT, True, 30))
    fit = fit_by_incidents([OURS, QUIET, NEXT, THEIRS, FAR], incidents(*ours))
    assert fit is not None and fit.others == {QUIET, THEIRS, FAR}
    few = fit_by_incidents([OURS, NEXT, THEIRS, FAR], incidents((OURS, True, 60), (NEXT, True, 30)))
    assert few is not None and not few.others, "with few incidents a ward may be quiet"
    edge = fit_by_incidents([OURS, NEXT, FAR], incidents(*ours, (FAR, True, 1), (FAR, False, 9)))
    assert edge is not None and not edge.others


def test_no_ward_is_ours_where_none_of_our_incidents_lie_in_one() -> None:
    fit = fit_by_incidents([THEIRS, FAR], incidents((None, True, LEAST), (THEIRS, False, 3)))
    assert fit is not None and not fit.ours and fit.outside == fit.located == LEAST
    assert fit_by_incidents([THEIRS], incidents((None, True, LEAST - 1))) is None, "too few to tell"


@pytest.mark.parametrize(
    ("outside", "located", "said"),
    [(9, 9, False), (10, 10, True), (10, 500, False), (11, 500, True)],
)
def test_a_map_is_doubted_where_many_of_our_incidents_lie_in_none_of_it(
    outside, located, said
) -> None:
    assert doubtful(outside, located) is said


def test_without_incidents_the_outlines_of_our_area_tell() -> None:
    squares = [to_wkb(box(west, 53, west + 1, 54)) for west in (0, 1, 5)]
    wards = pd.DataFrame({"area_code": [OURS, NEXT, FAR], "geometry": squares})
    area = pd.DataFrame({"geometry": [to_wkb(box(0, 53, 1.6, 54))]})
    fit = fit_by_outlines(wards, area)
    assert (fit.ours, fit.others, fit.told) == ({OURS, NEXT}, {FAR}, True)
    nothing = fit_by_outlines(wards, area.iloc[:0])
    assert (nothing.ours, nothing.others, nothing.told) == ({OURS, NEXT, FAR}, set(), False)
