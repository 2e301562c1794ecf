import re

import pandas as pd

from moorlands_dash.ui.targets.actions import PLAN, actions_html


def actions(*rows: tuple[str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["title", "standing"])
    return frame.assign(target_id="t", owner="Police", words="due on 1 May 2026")


def items(body: str) -> list[str]:
    return [re.sub("<[^>]+>", "", item) for item in re.findall("<li>(.*?)</li>", body)]


def test_late_actions_come_first_and_stand_out() -> None:
    body = actions_html(
        actions(("Lights", "on time"), ("Patrols", "stalled"), ("Gates", "overdue"))
    )
    assert items(body) == [
        "Overdue. Gates (Police): due on 1 May 2026",
        "Stalled. Patrols (Police): due on 1 May 2026",
        "On time. Lights (Police): due on 1 May 2026",
    ]
    assert re.findall("<li><b>(.*?)</b>", body) == ["Overdue.", "Stalled."]
    assert "3 actions tied to it." in body


def test_beyond_four_the_plan_has_the_rest() -> None:
    body = actions_html(actions(*[(f"Action {place}", "on time") for place in range(6)]))
    assert len(items(body)) == 4
    assert "6 actions tied to it, of which 4 are shown." in body
    assert f'href="{PLAN}"' in body


def test_without_an_action_it_says_so() -> None:
    body = actions_html(actions())
    assert "No action is tied to this target." in body
    assert items(body) == []
    assert f'href="{PLAN}"' in body


def test_what_an_extract_holds_is_escaped() -> None:
    body = actions_html(actions(("<img src=x onerror=alert(1)>", "overdue")))
    assert "<img" not in body
    assert "&lt;img" in body
