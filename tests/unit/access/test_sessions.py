"""When a sign-in is over."""

from __future__ import annotations

from typing import Any

import pytest

from moorlands_dash.access.sessions import began, is_over

NOW, HOUR = 1_800_000_000.0, 3600


@pytest.mark.parametrize(
    ("claims", "over"),
    [
        ({"iat": NOW - 2 * HOUR + 1}, False),
        ({"iat": NOW - 2 * HOUR}, True),
        # Signed in at the provider since the morning, and here just now.
        ({"auth_time": NOW - 3 * HOUR, "iat": NOW - 1}, False),
        ({"auth_time": NOW - 3 * HOUR}, True),
        ({"auth_time": NOW - HOUR}, False),
        ({"iat": NOW + 200}, False),
        ({"iat": NOW + 400}, True),
        ({}, True),
        ({"iat": "yesterday"}, True),
        ({"iat": True}, True),
        ({"exp": NOW + HOUR}, True),
    ],
)
def test_a_sign_in_counts_for_its_hours_alone(claims: dict[str, Any], over: bool) -> None:
    assert is_over(claims, 2, NOW) is over


def test_it_began_when_the_token_was_made_for_it() -> None:
    assert began({"auth_time": 10, "iat": 20}) == 20
    assert began({"auth_time": 10}) == 10
    assert began({"exp": 5}) is None
