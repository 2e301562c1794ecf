"""What is said of one rate agrees; `make agreement` compares every choice and more periods."""

from pathlib import Path

from moorlands_dash.partnership import load_settings
from tests.agreement import Found, checked
from tests.opened import opened

EVERY = {
    "Ward map and all-wards",
    "Ward map and ward-funnel",
    "Ward map and ward-ranks",
    "Ward map and ward-smoothed",
    "Ward map and a ward by itself",
    "headline and Ward map",
    "funnel and Ward map",
    "claims and the ward's card",
    "claims and two wards compared",
    "four wards and two compared",
}


def held(found: Found) -> None:
    assert found.disagreed == []
    assert set(found.compared) >= EVERY


def test_the_demonstration_s_pages_agree(demo_home: Path) -> None:
    held(checked(opened(demo_home), load_settings(), drawn=0, only=["burglary"], offered=2))


def test_pages_of_the_real_extracts_agree(real_home: Path) -> None:
    held(checked(opened(real_home), load_settings(), drawn=1, only=["all"], offered=1))
