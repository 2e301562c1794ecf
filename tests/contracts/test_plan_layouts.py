"""What holds for every layout of the plan: its columns, and no personal data."""

from pathlib import Path

import pytest

from moorlands_dash.extracts import recognise
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.partnership import load_settings
from tests.contracts import test_actions, test_events, test_meetings
from tests.contracts.twins import Layout

LAYOUTS = {
    "actions": test_actions.LAYOUT,
    "annotations": test_events.LAYOUT,
    "meetings": test_meetings.LAYOUT,
}
NEEDED = [
    (kind, column)
    for kind, layout in LAYOUTS.items()
    for column in layout.good
    if column not in layout.reader.OPTIONAL
]


@pytest.mark.parametrize(("kind", "missing"), NEEDED)
def test_a_file_without_a_column_is_refused(tmp_path: Path, kind: str, missing: str) -> None:
    layout = LAYOUTS[kind]
    with pytest.raises(Refusal) as refused:
        layout.read(tmp_path, {k: v for k, v in layout.good.items() if k != missing})
    assert refused.value.column == missing


@pytest.mark.parametrize(("kind", "layout"), LAYOUTS.items())
def test_optional_columns_may_be_absent(tmp_path: Path, kind: str, layout: Layout) -> None:
    least = {k: v for k, v in layout.good.items() if k not in layout.reader.OPTIONAL}
    judged, _ = layout.read(tmp_path, least)
    assert (judged.kind, judged.rows_accepted) == (kind, 1)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=list(LAYOUTS))
def test_a_column_of_personal_data_is_refused_on_recognition(
    tmp_path: Path, layout: Layout
) -> None:
    path = tmp_path / "any.csv"
    path.write_text(",".join([*layout.good, "Email"]) + "\n", encoding="utf-8")
    with pytest.raises(Refusal, match="personal data"):
        recognise.read(SourceFile(path, path.name, "", 1), tmp_path / "part", load_settings())
