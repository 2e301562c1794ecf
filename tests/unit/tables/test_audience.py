"""For whom tables are made: the partnership, or the public, and nothing takes that back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection, SelectionError, audience

Publish = Callable[..., Snapshot]

Covered = Callable[..., list[tuple[str, date, int]]]

ALTON, LEEK = "E05007039", "E05007055"

YEAR = Period(date(2024, 4, 1), date(2025, 3, 1))

PART = Period(date(2025, 4, 1), date(2025, 9, 1))


@pytest.fixture
def guarded(settings: Settings) -> Settings:
    """Return settings under which robbery and drugs could point at a person."""
    disclosure = settings.disclosure.model_copy(update={"sensitive": ["robbery", "drugs"]})
    return settings.model_copy(update={"disclosure": disclosure})


def incident(category: str, month: date, ward: str | None) -> tuple[object, ...]:
    return (month, category, -2.0, 53.1, ward, "extract.csv", 1)


@pytest.fixture
def snapshot(publish: Publish, covered: Covered) -> Snapshot:
    """Seven robberies of one year: 6 in Leek West, 1 in Alton; drugs: 30 and 40, 2 in no ward."""
    april, january = date(2024, 4, 1), date(2025, 1, 1)
    rows = [
        *[incident("robbery", april, LEEK)] * 6,
        incident("robbery", january, ALTON),
        *[incident("drugs", april, LEEK)] * 30,
        *[incident("drugs", january, ALTON)] * 40,
        *[incident("drugs", january, None)] * 2,
        *[incident("robbery", date(2025, 5, 1), ALTON)] * 3,
        *[incident("burglary", april, ALTON)] * 9,
    ]
    counts = [(ALTON, april, "burglary", 9), (LEEK, april, "robbery", 6)]
    return publish(
        incidents=rows,
        ward_counts=counts,
        district_counts=[
            ("Staffordshire Police", "Staffordshire Moorlands", april, category, count)
            for _, _, category, count in counts
        ],
        coverage=covered(YEAR, PART),
    )


def opened(snapshot: Snapshot, guarded: Settings) -> Snapshot:
    return Snapshot(snapshot.folder, guarded.disclosure.sensitive)


def test_what_is_the_partnerships_own_is_refused(snapshot: Snapshot, guarded: Settings) -> None:
    public = opened(snapshot, guarded)
    for name in ("files", "quarantine", "coverage", "decisions", "actions", "exception"):
        with pytest.raises(SelectionError, match="partnership's own use"):
            tables.build(name, public, guarded, Selection())
    with pytest.raises(SelectionError, match="is not a table"):
        tables.build("nothing", public, guarded, Selection())


@pytest.mark.parametrize(
    ("variable", "asked", "view", "public"),
    [
        ("", False, False, False),
        ("0", False, False, False),
        ("1", False, False, True),
        ("yes", False, False, True),
        ("", True, False, True),
        ("", False, True, True),
        ("0", False, True, True),
    ],
)
def test_each_of_three_makes_the_view_public_and_none_takes_it_back(
    monkeypatch: pytest.MonkeyPatch,
    settings: Settings,
    variable: str,
    asked: bool,
    view: bool,
    public: bool,
) -> None:
    monkeypatch.setenv(audience.VARIABLE, variable)
    own = settings.model_copy(update={"public": settings.public.model_copy(update={"view": view})})
    assert audience.is_public(own, asked=asked) is public
