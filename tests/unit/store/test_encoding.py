"""What is kept as JSON reads as the values did, nested ones too."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime

import pytest

from moorlands_dash.store.encoding import encoded, written


@dataclass
class Inner:
    month: date
    pairs: list[tuple[str, str]]


@dataclass
class Outer:
    made: datetime
    inner: list[Inner]
    by_name: dict[str, Inner]


def test_dataclasses_are_written_by_their_fields_and_days_as_text() -> None:
    inner = Inner(date(2025, 1, 1), [("a", "b")])
    outer = Outer(datetime(2025, 1, 2, tzinfo=UTC), [inner], {"one": inner})
    plain = {"month": "2025-01-01", "pairs": [["a", "b"]]}
    told = {"made": "2025-01-02T00:00:00+00:00", "inner": [plain], "by_name": {"one": plain}}
    assert json.loads(json.dumps(outer, default=encoded)) == told
    assert json.dumps(outer, default=encoded) == json.dumps(asdict(outer), default=encoded)


def test_a_list_has_a_line_an_entry() -> None:
    inner = Inner(date(2025, 1, 1), [("“a”", "b")])
    outer = Outer(datetime(2025, 1, 2, tzinfo=UTC), [inner, inner], {})
    text = written(outer)
    assert json.loads(text) == json.loads(json.dumps(outer, default=encoded))
    assert text.splitlines()[2:5] == [
        ' "inner": [',
        '  {"month": "2025-01-01", "pairs": [["“a”", "b"]]},',
        '  {"month": "2025-01-01", "pairs": [["“a”", "b"]]}',
    ]
    assert json.loads(written(Outer(outer.made, [], {})))["inner"] == []


def test_what_can_not_be_kept_is_refused_by_name() -> None:
    with pytest.raises(TypeError, match="set can't stand in a manifest"):
        json.dumps({"a": {1}}, default=encoded)
