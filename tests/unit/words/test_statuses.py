import pytest

from moorlands_dash import statuses
from moorlands_dash.partnership import Status
from moorlands_dash.words.statuses import status_rule


def test_the_rule_has_the_thresholds_of_the_settings() -> None:
    rule = dict(status_rule(Status(on_course=0.9, watch=0.6, at_risk=0.25)))
    assert rule["on course"] == "90% or more"
    assert rule["watch"] == "60% to under 90%"
    assert rule["at risk"] == "25% to under 60%"
    assert rule["unlikely"] == "chance under 25%"


def test_every_status_is_explained_in_its_order() -> None:
    assert [word for word, _ in status_rule(Status())] == list(statuses.WORDS)


@pytest.mark.parametrize("wrong", [{"watch": 0.9}, {"at_risk": 0.5}, {"on_course": 0.2}])
def test_thresholds_out_of_order_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="at_risk must lie under watch"):
        Status(**wrong)
