"""What somebody who follows a ward is told, from hand-made rows."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.words.wards.followed import changed_sentences, feed_title


def rows(**verdict_by_theme: str) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"category": name, "item": name.title(), "verdict": verdict}
            for name, verdict in verdict_by_theme.items()
        ]
    )


def test_only_themes_that_both_could_tell_and_judge_otherwise_are_told() -> None:
    before = rows(
        burglary="no clear change",
        shoplifting="higher than usual",
        fires="cannot tell",
        robbery="lower than usual",
        gone="no clear change",
    )
    now = rows(
        burglary="higher than usual",
        shoplifting="higher than usual",
        fires="lower than usual",
        robbery="cannot tell",
        new="no clear change",
    )
    assert changed_sentences(before, now) == [
        "Burglary: higher than usual; it was no clear change."
    ]
    assert changed_sentences(now, now) == []


def test_a_feed_of_invented_data_is_called_so() -> None:
    assert feed_title("Dane", "Together", demonstration=False) == "Dane, Together"
    said = feed_title("Dane", "Together", demonstration=True)
    assert said == "Demonstration data (invented): Dane, Together"
