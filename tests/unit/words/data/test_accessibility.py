"""The accessibility statement: it says what the tests let pass, and the settings' contact."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from moorlands_dash.partnership import Accessibility
from moorlands_dash.words.data import accessibility as words

ROOT = Path(__file__).resolve().parents[4]


def test_each_check_that_the_statement_claims_has_its_test() -> None:
    for check in words.CHECKS:
        assert "def test_" in (ROOT / check.held_by).read_text(encoding="utf-8")


def test_what_axe_may_find_stands_in_the_statement(monkeypatch: pytest.MonkeyPatch) -> None:
    before = len(words.FLOOR) + len(words.failures())
    fault = words.Fault("color-contrast", ".stMenu", "The menu's grey text is pale.")
    monkeypatch.setattr(words, "FLOOR", (*words.FLOOR, fault))
    assert f"{before + 1} known faults" in words.standing()
    found = dict(words.shortcomings())
    assert "axe: color-contrast" in found["The menu's grey text is pale."]


def test_it_is_fully_compliant_only_where_nothing_is_known_to_fail(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "partially compliant" in words.standing()
    monkeypatch.setattr(words, "FLOOR", ())
    monkeypatch.setattr(words, "LIMITS", ())
    assert "fully compliant" in words.standing()


def test_each_limit_names_its_criterion_and_what_to_use_instead() -> None:
    found = dict(words.shortcomings())
    for limit in words.LIMITS:
        said = found[limit.what]
        assert limit.criterion in said
        assert "Instead: " in said


def test_the_contact_is_the_settings_own() -> None:
    said = words.how_to_report(Accessibility(email="a@example.org", telephone="01234 567890"))
    assert "write to a@example.org or ring 01234 567890" in said
    assert "within 10 working days" in said
    assert "within 1 working day." in words.how_to_report(
        Accessibility(email="a@example.org", answer_within_days=1)
    )
    assert "No contact for accessibility is set" in words.how_to_report(Accessibility())


@pytest.mark.parametrize(
    "wrong", [{"email": "<b>@x"}, {"email": "nobody"}, {"telephone": "ring me"}]
)
def test_a_contact_that_is_none_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"email|telephone"):
        Accessibility(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("today", "overdue"), [(date(2027, 11, 26), False), (date(2027, 11, 27), True)]
)
def test_a_statement_over_a_year_old_says_so(today: date, overdue: bool) -> None:
    assert ("overdue" in words.prepared(today)) is overdue


def test_the_body_that_enforces_the_law_is_named() -> None:
    assert "Equality and Human Rights Commission" in words.enforcement()
    assert "Equality Advisory and Support Service" in words.enforcement()
