"""Who is late, in words."""

from datetime import date

from moorlands_dash.words.data.supply import late

JUNE, AUGUST, DUE = date(2025, 6, 1), date(2025, 8, 1), date(2025, 10, 15)


def test_a_month_that_is_there_in_part_is_named_between_what_is_known_and_what_was_due() -> None:
    assert late("Fires", "", JUNE, AUGUST, DUE, [date(2025, 7, 1)]) == (
        "Late: Fires, known to June 2025 only (July 2025 in part); August 2025 was due by 15 "
        "October 2025."
    )
    assert "part" not in late("Fires", "", JUNE, AUGUST, DUE)
