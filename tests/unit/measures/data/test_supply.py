"""Who is to send what by when: hand-made lists and calendars."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from moorlands_dash.measures.data.supply import Supply, calendar, first_sent, supplies
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.partnership.suppliers import Supplier
from moorlands_dash.periods import Period, month

FIRES = "fires_other"


@pytest.fixture(scope="module")
def settings() -> Settings:
    return load_settings()


def supply(every: str = "month", days: int = 30, since: date = date.min, until: date = date.max):
    return Supply(FIRES, "", every, days, since, until)


def sent(*months: str, sender: str = "", state: str = "whole") -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "source": FIRES,
                "sender": sender,
                "month": pd.Timestamp(m),
                "rows": 3,
                "state": state,
                "why": "",
            }
            for m in months
        ],
        columns=["source", "sender", "month", "rows", "state", "why"],
    )


def told(frame: pd.DataFrame) -> dict[str, str]:
    return {f"{m:%Y-%m}": state for m, state in zip(frame["month"], frame["state"], strict=True)}


@pytest.mark.parametrize(
    ("every", "asked", "due"),
    [
        ("month", month(2025, 1), date(2025, 3, 2)),
        ("quarter", month(2025, 1), date(2025, 4, 30)),
        ("quarter", month(2025, 3), date(2025, 4, 30)),
        ("year", month(2025, 2), date(2026, 1, 30)),
        ("year", month(2025, 12), date(2026, 1, 30)),
    ],
)
def test_a_month_is_due_some_days_after_its_month_quarter_or_year(every, asked, due) -> None:
    assert supply(every).due(asked) == due


def test_a_month_is_late_the_day_after_it_was_due() -> None:
    found = sent("2025-01", "2025-02")
    on = calendar(found, [supply()], date(2025, 4, 30))
    assert told(on) == {"2025-01": "whole", "2025-02": "whole", "2025-03": "to come"}
    after = calendar(found, [supply()], date(2025, 5, 1))
    assert told(after)["2025-03"] == "late"
    assert after.iloc[2]["due"] == date(2025, 4, 30)


def test_a_hole_is_missing_and_not_late() -> None:
    found = calendar(sent("2025-01", "2025-03"), [supply()], date(2025, 4, 1))
    assert told(found) == {"2025-01": "whole", "2025-02": "missing", "2025-03": "whole"}


def test_a_sender_that_another_overtook_is_late_and_not_missing() -> None:
    overtaken = pd.concat([sent("2025-01"), sent("2025-02", "2025-03", state="missing")])
    found = told(calendar(overtaken, [supply()], date(2025, 4, 1)))
    assert found == {"2025-01": "whole", "2025-02": "late", "2025-03": "to come"}
    # A hole before what came last is missing, as ever.
    holed = pd.concat([sent("2025-01", "2025-03"), sent("2025-02", state="missing")])
    assert told(calendar(holed, [supply()], date(2025, 4, 1)))["2025-02"] == "missing"


def test_what_is_not_to_be_sent_is_not_expected() -> None:
    until = supply(until=month(2025, 1))
    assert told(calendar(sent("2025-01"), [until], date(2026, 1, 1))) == {"2025-01": "whole"}
    gone = supply(since=month(2025, 3))
    found = calendar(sent("2025-01", "2025-03"), [gone], date(2025, 4, 1))
    assert told(found)["2025-02"] == "not expected"


def test_a_listed_sender_that_has_sent_nothing_is_late_from_its_first_month() -> None:
    found = calendar(sent(), [supply(since=month(2025, 1))], date(2025, 3, 10))
    assert told(found) == {"2025-01": "late", "2025-02": "to come"}


def test_a_part_stays_a_part() -> None:
    found = calendar(sent("2025-01", state="part"), [supply()], date(2025, 1, 31))
    assert told(found) == {"2025-01": "part"}


def listed(settings: Settings, *suppliers: Supplier) -> Settings:
    return settings.model_copy(update={"suppliers": list(suppliers)})


def test_who_is_not_listed_is_expected_from_its_first_month_as_declared(settings) -> None:
    (found,) = supplies(settings, [(FIRES, "", month(2025, 1))])
    assert (found.every, found.days, found.since) == ("month", 45, month(2025, 1))
    assert found.expects(month(2030, 1))
    (roads,) = supplies(settings, [("collisions", "", month(2025, 1))])
    assert (roads.every, roads.days) == ("year", 300)


def test_another_force_than_ours_is_not_expected(settings) -> None:
    (other,) = supplies(settings, [("Cheshire Constabulary", "", month(2025, 1))])
    assert not other.expects(month(2025, 2))
    (ours,) = supplies(settings, [(settings.force.name, "", month(2025, 1))])
    assert ours.expects(month(2025, 2))


def test_nobody_in_particular_is_not_waited_for_beside_named_senders(settings) -> None:
    came = [(FIRES, "", month(2025, 4)), (FIRES, "Fire Service", month(2025, 1))]
    nobody, named = sorted(supplies(settings, came), key=lambda each: each.sender)
    assert not nobody.expects(month(2025, 5))
    assert named.expects(month(2025, 5))
    (alone,) = supplies(settings, came[:1])
    assert alone.expects(month(2025, 5))


def test_the_list_holds_over_what_came(settings) -> None:
    fire = Supplier(
        sender="Fire Service", sends=["fires"], every="quarter", days=10, since="2024-04"
    )
    found = supplies(listed(settings, fire), [(FIRES, "fire service", month(2024, 6))])
    own = {each.source: each for each in found}
    assert set(own) == {"fires_deliberate", "fires_dwelling", "fires_other"}
    assert own[FIRES].sender == "fire service"
    assert (own[FIRES].every, own[FIRES].days, own[FIRES].since) == ("quarter", 10, month(2024, 4))


def test_the_only_listed_sender_answers_for_rows_without_a_sender(settings) -> None:
    one = Supplier(sender="Fire Service", sends=["fires"])
    names = {s.sender for s in supplies(listed(settings, one), [(FIRES, "", month(2024, 6))])}
    assert names == {"", "Fire Service"}
    other = Supplier(sender="Airport Fire Service", sends=["fires"], since="2025-01")
    both = supplies(listed(settings, one, other), [(FIRES, "", month(2024, 6))])
    assert [s.sender for s in both if s.source == FIRES] == [
        "Fire Service",
        "Airport Fire Service",
        "",
    ]


def test_first_sent_is_the_first_month_that_is_there() -> None:
    found = pd.concat([sent("2025-03"), sent("2025-01", state="missing")])
    assert first_sent(found) == [(FIRES, "", month(2025, 3))]


def test_a_calendar_reaches_from_the_first_month_to_the_last_that_ended() -> None:
    found = calendar(sent("2024-11"), [supply()], date(2025, 2, 5))
    assert found["month"].tolist() == list(Period(month(2024, 11), month(2025, 1)))


def test_a_supplier_that_ends_before_it_begins_is_refused() -> None:
    one = {"sender": "Fire Service", "sends": ["fires"], "since": "2025-09"}
    assert Supplier(**one, until="2025-09").months == (month(2025, 9), month(2025, 9))
    with pytest.raises(ValueError, match="since 2025-09 is after until 2025-03"):
        Supplier(**one, until="2025-03")
