import pytest

from moorlands_dash import statuses
from moorlands_dash.partnership import Status
from moorlands_dash.words.statuses import status_rule


def test_the_rule_has_the_thresholds_of_the_settings() -> None:
    lows = [90 - 10 * place for place in range(len(statuses.THRESHOLDS))]
    shares = {name: low / 100 for name, low in zip(statuses.THRESHOLDS, lows, strict=True)}
    rule = dict(status_rule(Status(**shares)))
    assert [rule[status.word] for status in statuses.by_chance()] == [
        "90% or more",
        *(f"{low}% to under {low + 10}%" for low in lows[1:]),
        f"chance under {lows[-1]}%",
    ]
    assert rule["on course"] == "90% or more"
    assert rule["unlikely"] == f"chance under {lows[-1]}%"


def test_every_status_is_explained_in_its_order() -> None:
    assert [word for word, _ in status_rule(Status())] == list(statuses.WORDS)


@pytest.mark.parametrize("wrong", [{"watch": 0.9}, {"at_risk": 0.5}, {"on_course": 0.2}])
def test_thresholds_out_of_order_are_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="at_risk must lie under watch"):
        Status(**wrong)
