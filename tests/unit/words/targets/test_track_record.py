import pandas as pd
import pytest

from moorlands_dash.words.targets.track_record import (
    record_words,
    similar_sentence,
    track_record_sentence,
)


def rows(*given: tuple[int, int, float, float, float]) -> pd.DataFrame:
    """Return rows of months known, years tried, share held, error and the straight line's."""
    names = ["months_in", "forecasts", "covered_80", "crps", "straight_line_crps"]
    frame = pd.DataFrame(given, columns=names)
    frame["ratio"] = (frame["crps"] / frame["straight_line_crps"]).where(
        frame["straight_line_crps"] > 0
    )
    return frame.assign(worse=frame["ratio"] > 1)


def test_the_sentence_by_hand() -> None:
    frame = rows((3, 3, 2 / 3, 11.0, 10.0), (6, 3, 1.0, 6.0, 10.0), (9, 3, 1.0, 3.0, 5.0))
    assert track_record_sentence(frame) == (
        "On this series, tried on 3 years that are over after 3, 6 and 9 months: 8 of 9 of the 80% "
        "intervals held what came; the error was 20% smaller than the straight line's. It did "
        "worse than the straight line after 3 months."
    )


def test_where_it_is_worse_on_the_whole_the_sentence_says_so_plainly() -> None:
    said = track_record_sentence(rows((3, 1, 0.0, 12.0, 10.0)))
    assert "tried on 1 year that is over" in said
    assert "the error was 20% larger than the straight line's" in said
    assert "It did worse than the straight line after 3 months." in said


def test_nothing_is_claimed_where_nothing_was_tried() -> None:
    assert track_record_sentence(rows()) == ""
    empty = rows((3, 0, float("nan"), float("nan"), float("nan")))
    assert "not been measured" in track_record_sentence(empty)
    assert "No year is over" in record_words(empty.iloc[0])


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ((6, 3, 2 / 3, 8.0, 10.0), "With 6 months of the year known, tried on 3 years that are "
         "over: 2 of 3 of the 80% intervals held what came; the error was 20% smaller than the "
         "straight line's."),
        ((9, 2, 1.0, 5.0, 5.0), "the error was the same as the straight line's."),
        ((9, 2, 1.0, 5.0, 0.0), "the straight line was right each time"),
    ],
)  # fmt: skip
def test_one_horizon(row: tuple[int, int, float, float, float], words: str) -> None:
    assert words in record_words(rows(row).iloc[0])


BACKTEST = pd.DataFrame(
    {
        "months_in": [3, 6, 9, 6],
        "size_band": ["10 to 30 a month"] * 3 + ["all"],
        "peers": "with peers",
        "source": "The series of these data",
        "series": [120, 118, 119, 400],
        "forecasts": [300, 100, 100, 900],
        "covered_80": [0.82, 0.79, 0.79, 0.5],
        "ratio_straight_line": [0.7, 0.75, 1.04, 2.0],
    }
)


def test_series_of_its_size_by_hand() -> None:
    assert similar_sentence(BACKTEST, "10 to 30 a month", "with peers") == (
        "On 120 series of its size (10 to 30 a month), forecast with peers as it is: 81% of the "
        "80% intervals held what came; after 3, 6 and 9 months the error was 30% smaller, 25% "
        "smaller and 4% larger than the straight line's."
    )


def test_what_is_quoted_was_measured_on_its_own_kind() -> None:
    elsewhere = BACKTEST.assign(
        peers="without peers", source="Elsewhere", series=77, covered_80=0.8
    )
    both = pd.concat([BACKTEST, elsewhere, elsewhere.assign(source="A third", series=5)])
    said = similar_sentence(both, "10 to 30 a month", "without peers")
    assert said.startswith("On 77 series of its size (10 to 30 a month), forecast without peers")
    assert similar_sentence(BACKTEST, "10 to 30 a month", "without peers") == ""


def test_without_series_of_its_size_nothing_is_claimed() -> None:
    assert similar_sentence(BACKTEST, "30 or more a month", "with peers") == ""
