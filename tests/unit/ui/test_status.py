import re

import pytest

from moorlands_dash.charts.theme import DARK, LIGHT, Palette
from moorlands_dash.measures import verdicts
from moorlands_dash.ui.status import LOOKS, status_html, urgency


def test_every_status_has_a_word_an_icon_and_a_mark_of_its_own() -> None:
    assert set(LOOKS) == set(verdicts.STATUSES)
    assert len({look.icon for look in LOOKS.values()}) == len(LOOKS)
    assert len({look.mark for look in LOOKS.values()}) == len(LOOKS)
    assert all(re.fullmatch(r":material/\w+:", look.icon) for look in LOOKS.values())


@pytest.mark.parametrize("colours", [LIGHT, DARK])
@pytest.mark.parametrize("status", verdicts.STATUSES)
def test_the_html_says_the_word_and_hides_the_mark_from_readers(
    status: str, colours: Palette
) -> None:
    body = status_html(status, colours)
    assert f"</span> {status.capitalize()}</b>" in body
    assert re.search(rf'<span aria-hidden="true">{re.escape(LOOKS[status].mark)}</span>', body)
    assert re.search(r"color:#[0-9a-fA-F]{6}", body)


def test_no_good_status_looks_like_a_bad_one() -> None:
    good = {LOOKS[word].colour for word in (verdicts.ON_COURSE, verdicts.MET)}
    bad = {LOOKS[word].colour for word in (verdicts.MISSED, verdicts.UNLIKELY, verdicts.AT_RISK)}
    assert not good & bad


def test_the_worst_comes_first() -> None:
    assert sorted(verdicts.STATUSES, key=urgency)[0] == verdicts.MISSED
    assert urgency(verdicts.UNLIKELY) < urgency(verdicts.WATCH) < urgency(verdicts.ON_COURSE)
