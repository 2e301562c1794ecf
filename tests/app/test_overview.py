"""The landing page: what needs the group, from the same tables as everything else."""

import re
from pathlib import Path

from tests.app.conftest import Open, answer, bodies
from tests.opened import built, opened


def board(home: Path, open_page: Open) -> str:
    return next(body for body in bodies(open_page(home)) if "mt-board" in body)


def test_the_first_page_answers_with_its_tables_sentence(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home)
    assert app.title[0].value == "Are we on course, and what needs us today?"
    table = built(demo_home, "overview")
    assert answer(app) == table.sentence


def test_every_target_is_a_link_to_its_card(demo_home: Path, open_page: Open) -> None:
    links = re.findall(r'href="targets\?[^"#]*#([\w-]+)"', board(demo_home, open_page))
    promised = opened(demo_home).targets()
    running = promised[promised["target_id"].str.endswith("2026-27")]["target_id"]
    assert set(links) == set(running)
    assert links[0] == "damage-2026-27"


def test_a_real_home_without_targets_says_what_to_load(real_home: Path, open_page: Open) -> None:
    app = open_page(real_home)
    assert "load a targets file" in answer(app)
    shown = next(body for body in bodies(app) if "mt-board" in body)
    assert "No target is loaded." in shown
