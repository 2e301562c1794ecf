"""How judged files stand, in words."""

import pytest

from moorlands_dash.words.data.judged import file_verdict, first_load_sentence, judged_sentence


@pytest.mark.parametrize(
    ("to_mend", "rows", "said"),
    [
        (0, 40, "In order"),
        (1, 1, "1 of 1 row to be mended"),
        (1_200, 4_000, "1,200 of 4,000 rows to be mended"),
    ],
)
def test_a_file_is_in_order_or_has_rows_to_be_mended(to_mend: int, rows: int, said: str) -> None:
    assert file_verdict(to_mend, rows) == said


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ((1, 0, 0, 0), "1 file judged: 1 in order. Judging publishes nothing."),
        (
            (2, 1, 1, 3),
            "7 files judged: 2 in order, 1 with rows to be mended, 1 refused and 3 loaded already. "
            "Judging publishes nothing.",
        ),
        ((0, 0, 0, 0), "No file among them is of a kind that is used here."),
    ],
)
def test_files_are_counted_by_how_they_stand(files: tuple[int, int, int, int], said: str) -> None:
    assert judged_sentence(*files) == said


def test_all_of_a_first_load_is_new() -> None:
    said = "Nothing is published yet, so all of it is new: 1 file, of which 1 row counts."
    assert first_load_sentence(1, 1) == said
