"""Heads that sort and the switch of rows that changed, as they stand before anybody presses."""

from __future__ import annotations

from moorlands_dash.charts.heads import changed_mark, only_changed, sort_head


def test_a_head_is_a_button_within_its_head_and_its_text_is_text() -> None:
    assert sort_head("Fires <b>", look="mt-number") == (
        '<th scope="col" class="mt-number"><button type="button" class="mt-sort">'
        "Fires &lt;b&gt;</button></th>"
    )


def test_only_verdicts_of_a_change_mark_their_rows() -> None:
    assert changed_mark("fewer") and changed_mark("more")
    words = ("no clear change", "cannot tell", "too few to say", "higher", "", None)
    assert not any(changed_mark(word) for word in words)


def test_the_switch_counts_and_stands_only_where_it_would_hide_something() -> None:
    assert ">Only what changed: 1 of 3<" in only_changed(["fewer", "no clear change", "similar"])
    assert only_changed(["similar", "no clear change"]) == ""
    assert only_changed(["fewer", "more"]) == ""
    assert only_changed([]) == ""
