"""A source that a test declares appears on the pages and in claims without another line."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from moorlands_dash.sources import registered
from tests import made_up
from tests.app.conftest import Open, answer, bodies, page_text, text

pytestmark = pytest.mark.slow

CHOSEN = {"what": "Noise complaints"}


@pytest.fixture(scope="module")
def noisy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the hand-made district with complaints of noise, and declare them meanwhile."""
    home = tmp_path_factory.mktemp("noisy") / "home"
    with registered(made_up.NOISE):
        made_up.made(home)
        yield home


def test_the_ward_map_ranks_it_by_its_own_unit(noisy: Path, open_page: Open) -> None:
    app = open_page(noisy, "ward_map", **CHOSEN)
    # 36 complaints in twelve months among 1,591 residents, none among the 5,070 of the east.
    assert "clearly higher in West (22.6)" in answer(app)
    said = page_text(app)
    assert made_up.NOISE.name in said
    assert made_up.NOISE.caveat in said
    assert "fewer than 20 complaints" in said


def test_all_wards_and_my_ward_judge_it(noisy: Path, open_page: Open) -> None:
    assert "higher than usual in West" in answer(open_page(noisy, "all_wards", **CHOSEN))
    app = open_page(noisy, "my_ward", ward="West")
    assert "Higher than usual: Noise complaints (36, usually about 12)" in answer(app)
    cards = next(text(body) for body in bodies(app) if "mt-themes" in body)
    assert "36 in 12 months, 12 the year before" in cards


def test_trends_draw_its_months(noisy: Path, open_page: Open) -> None:
    said = answer(open_page(noisy, "trends", **CHOSEN))
    assert said.startswith("Noise complaints in Staffordshire Moorlands: 3 in September 2025")


def test_the_data_page_lists_its_months_and_licence(noisy: Path, open_page: Open) -> None:
    shown = " ".join(text(body) for body in bodies(open_page(noisy, "data")))
    assert "Rows loaded of Noise complaints" in shown
    assert "noise.csv" in shown
    assert f"{made_up.NOISE.licence}. {made_up.NOISE.caveat}" in shown


def test_a_claim_about_it_is_judged(noisy: Path, open_page: Open) -> None:
    app = open_page(noisy, "claims", claim="noise has risen in West")
    assert answer(app).startswith(
        "Yes: the figures support it. It was 36 noise complaints after 12"
    )
    assert "You say: “Noise complaints in West" in answer(app)
    assert "36 noise complaints" in page_text(app)


def test_without_its_files_a_claim_is_not_held(demo_home: Path, open_page: Open) -> None:
    assert "these figures don't hold it" in answer(
        open_page(demo_home, "claims", claim="noise has risen in Dane")
    )
