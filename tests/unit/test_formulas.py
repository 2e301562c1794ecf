"""Text that a spreadsheet would run is made harmless, and comes back as it was typed."""

from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.formulas import STARTS_FORMULA, as_typed, marked, neutralised

_TEXT = st.text(alphabet=st.sampled_from("'=+-@＝＋－＠ \t\r\nab1"), max_size=8) | st.text(
    max_size=20
)


@given(_TEXT)
def test_what_is_marked_comes_back_as_typed(text: str) -> None:
    assert as_typed(marked(text)) == text


@given(_TEXT)
def test_nothing_that_is_marked_or_neutralised_starts_a_formula(text: str) -> None:
    assert not STARTS_FORMULA.match(marked(text))
    assert not STARTS_FORMULA.match(neutralised(text))


def test_plain_text_stays_as_it_is() -> None:
    assert neutralised("CCTV in Leek") == marked("CCTV in Leek") == "CCTV in Leek"
    assert neutralised(" =1+1") == "' =1+1"
    assert marked("'=1+1") == "''=1+1"
