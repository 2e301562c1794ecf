"""Every layout of tables: its columns in any spelling, and what reads it."""

from moorlands_dash.extracts.known import keys_of, known


def test_each_layout_recognises_its_own_columns_and_reads_them() -> None:
    for layout in known():
        assert layout.recognises(list(layout.columns)), layout.title
        assert layout.held(keys_of(layout.columns)) == len(layout.columns)
        assert callable(layout.reader())


def test_columns_are_held_in_any_spelling_and_once() -> None:
    fires = next(layout for layout in known() if layout.title == "fires")
    assert fires.held(keys_of(["Incident No", "CALL-TIME", "Eastings", "x", "other"])) == 3
    assert "deliberate" in fires.kinds
