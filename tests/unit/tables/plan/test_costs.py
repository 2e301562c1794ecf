"""What crimes of a year cost, from the settings' own file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection, SelectionError
from tests.unit.tables.targets.test_trajectories import LAST, SO_FAR, monthly

Publish = Callable[..., Snapshot]
HEAD = "category,low,high,price_year,what,source\n"


def given(settings: Settings, folder: Path, text: str) -> Settings:
    (folder / "costs.csv").write_text(text, encoding="utf-8")
    files = settings.files.model_copy(update={"unit_costs": "costs.csv"})
    return settings.model_copy(update={"files": files, "folder": folder})


def year(publish: Publish, covered: Callable[..., list[tuple]]) -> Snapshot:
    counts = [*monthly(LAST, "robbery", 2), *monthly(LAST, "burglary", 10)]
    return publish(district_counts=counts, coverage=covered(LAST))


def test_a_range_with_its_price_year_and_source(
    publish: Publish, covered: Callable[..., list[tuple]], settings: Settings, tmp_path: Path
) -> None:
    own = given(settings, tmp_path, f"{HEAD}robbery,100,300,2015/16,A robbery,A report of 2018\n")
    table = tables.build("crime-costs", year(publish, covered), own, Selection())
    rows = table.frame.set_index("theme")
    assert rows.loc["violence", ["cost_low", "cost_high"]].tolist() == [2400, 7200]
    assert rows.loc["violence", "source"] == "A report of 2018"
    assert "24 crimes of 144" in table.sentence
    assert "at prices of 2015/16" in table.sentence
    assert any("No saving is stated" in note for note in table.notes)


def test_a_month_missing_leaves_no_sum(
    publish: Publish, covered: Callable[..., list[tuple]], settings: Settings
) -> None:
    snapshot = publish(district_counts=monthly(SO_FAR, "robbery", 2), coverage=covered(SO_FAR))
    table = tables.build("crime-costs", snapshot, settings, Selection())
    assert table.frame.empty
    assert table.sentence.startswith("Cannot tell")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("wolves,1,2,2015/16,,S", "not a category"),
        ("robbery,3,2,2015/16,,S", "low is above high"),
        ("robbery,1,2,lately,,S", "price_year"),
        ("robbery,1,2,2015/16,,", "source"),
        ("robbery,1,2,2015/16,,S\nrobbery,1,2,2015/16,,S", "twice"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(
    publish: Publish,
    covered: Callable[..., list[tuple]],
    settings: Settings,
    tmp_path: Path,
    line: str,
    said: str,
) -> None:
    own = given(settings, tmp_path, f"{HEAD}{line}\n")
    with pytest.raises(SelectionError, match=said):
        tables.build("crime-costs", year(publish, covered), own, Selection())
