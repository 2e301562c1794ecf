"""The landing page: what needs the group, from the same tables as everything else."""

import re
from pathlib import Path

import pytest

from moorlands_dash import vocabulary
from moorlands_dash.loading import load
from moorlands_dash.partnership import load_settings
from moorlands_dash.target_kinds import SHARED
from tests.app.conftest import Open, answer, bodies, page_text, text
from tests.app.test_pages import extract
from tests.opened import built, opened


def board(home: Path, open_page: Open) -> str:
    return next(body for body in bodies(open_page(home)) if 'class="mt-board"' in body)


def test_the_guide_stands_where_the_dashboard_opens_until_it_is_closed(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home)
    assert any('class="mt-guide"' in body for body in bodies(app))
    app.button(key="guide_closed").click().run()
    assert not any('class="mt-guide"' in body for body in bodies(app))
    assert "seen" in app.query_params["guide"]
    for page, link in (("overview", {"guide": "seen"}), ("ward_map", {})):
        again = open_page(demo_home, page, **link)
        assert not any('class="mt-guide"' in body for body in bodies(again))


def test_the_first_page_answers_with_its_tables_sentence(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home)
    assert app.title[0].value == "Are we on course, and what needs us today?"
    table = built(demo_home, "overview")
    assert answer(app) == table.sentence


def test_every_target_is_a_link_to_its_card(demo_home: Path, open_page: Open) -> None:
    links = re.findall(r'href="targets\?[^"#]*#([\w-]+)"', board(demo_home, open_page))
    promised = opened(demo_home).targets()
    promised = promised[promised["whose"] == SHARED]
    running = promised[promised["target_id"].str.endswith("2026-27")]["target_id"]
    assert set(links) == set(running)
    assert links[0] == "damage-2026-27"


def test_police_data_alone_say_how_the_district_stands_and_no_command(
    real_home: Path, open_page: Open
) -> None:
    app = open_page(real_home)
    assert answer(app).startswith("No target is loaded for 2025/26. All police incidents ")
    assert "moorlands-dash" not in page_text(app)
    look = next(body for body in bodies(app) if 'class="mt-look"' in body)
    assert "Beside the force&#39;s other districts" in look
    assert "lower than 6, higher than 1, 1 not clear" in look
    assert look.count("<img") == 4
    shown = next(body for body in bodies(app) if 'class="mt-board"' in body)
    assert "No target is loaded." in shown


def look(home: Path, open_page: Open) -> str:
    return next(body for body in bodies(open_page(home)) if 'class="mt-look"' in body)


def test_every_target_is_a_picture_in_order_of_need_that_leads_to_its_card(
    demo_home: Path, open_page: Open
) -> None:
    shown = look(demo_home, open_page)
    tiles = re.findall(r'<li class="mt-tile">.*?</li>', shown)
    listed = built(demo_home, "overview").frame.dropna(subset=["target_id", "status"])
    listed = listed[listed["section"] != "changed"]
    led = [re.findall(r'href="targets[^"#]*#([\w-]+)"', tile)[0] for tile in tiles]
    assert led == list(listed["target_id"])
    assert all(tile.count("data:image/svg+xml") == 1 for tile in tiles)
    assert [text(tile).split()[0] for tile in tiles[:3]] == ["■", "■", "!"]
    # 46% of the simulated ends of robbery keep its limit of 44, and half end at 45 or under.
    assert "46% chanceRobbery no worse than last yearlikely 45, limit 44; was “watch”" in text(
        tiles[2]
    )


def test_the_district_stands_there_in_numbers_and_as_a_map(
    demo_home: Path, open_page: Open
) -> None:
    shown = look(demo_home, open_page)
    numbers = re.findall(r'<p class="mt-big">([^<]+)</p>', shown)
    change = built(demo_home, "district-change").frame.set_index("category")["count"]
    assert numbers[:2] == [f"{change[vocabulary.ALL]:,}", f"{change[vocabulary.ALL_CRIME]:,}"]
    assert shown.count("mt-thumb") == 1
    assert len(text(shown).split()) < 160


def test_the_police_alone_have_numbers_and_a_map(real_home: Path, open_page: Open) -> None:
    shown = look(real_home, open_page)
    assert "mt-tile" not in shown
    # All incidents, all crime, and the map.
    assert shown.count('class="mt-number"') >= 3 and "mt-thumb" in shown


@pytest.mark.slow
def test_a_count_whose_own_months_are_whole_is_given_though_the_year_before_lacks_some(
    tmp_path: Path, open_page: Open
) -> None:
    home = tmp_path / "home"
    load([extract(tmp_path, "2026-10", ["A", "B"])], load_settings(), home)
    (every,) = re.findall(
        r'<section class="mt-number">.*?All police.*?</section>', look(home, open_page)
    )
    assert built(home, "district-change").missing
    assert '<p class="mt-big">2</p>' in every
    assert text(every).endswith("? cannot tell if that is a change, in October 2026")
