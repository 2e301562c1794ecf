"""The box in every page's head: a place leads to My ward, and what isn't certain is asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from demonstration.settlements import SETTLEMENTS
from moorlands_dash.ui.wards.finder import ASKED
from tests.app.conftest import Open, answer, page_text
from tests.public_view import write_settings

POSTCODE = "ST13 6JU"


def ask(app: AppTest, words: str) -> AppTest:
    """Ask for a place as the box hands it over."""
    app.session_state[ASKED] = words
    return app.run()


def offered(app: AppTest) -> list[str]:
    """Return the places offered, as a reader sees them: signs of Markdown are escaped."""
    labels = [button.label for button in app.button if str(button.key).startswith("which_")]
    return [re.sub(r"\\(.)", r"\1", label) for label in labels]


@pytest.mark.parametrize(
    ("page", "link"),
    [
        ("overview", {}),
        ("claims", {"claim": "Burglary in Dane has risen."}),
        ("trends", {"ward": "Dane", "what": "burglary"}),
        ("data", {}),
        ("ward_map", {"ward": "Dane"}),
    ],
)
def test_from_any_page_a_village_opens_its_ward_and_the_link_names_the_ward(
    demo_home: Path, open_page: Open, page: str, link: dict[str, str]
) -> None:
    app = ask(open_page(demo_home, page, **link), "upper tean")
    assert answer(app).startswith("Checkley: ")
    assert app.selectbox(key="ward").value == "Checkley"
    assert "Upper Tean lies in Checkley." in page_text(app)
    assert "Checkley" in app.query_params["ward"]
    assert "tean" not in str(app.query_params).casefold()


def test_every_village_of_the_demonstration_opens_its_own_ward(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "my_ward")
    for one in SETTLEMENTS[4::9]:
        assert answer(ask(app, one.name)).startswith(f"{one.ward}: ")


def test_an_ambiguous_place_is_asked_back_and_one_press_answers(
    demo_home: Path, open_page: Open
) -> None:
    app = ask(open_page(demo_home, "overview"), "Leek")
    assert "Which one do you mean?" in page_text(app)
    assert app.title[0].value == "Are we on course, and what needs us today?"
    assert set(offered(app)) == {"Leek East", "Leek North", "Leek South", "Leek West"}
    next(button for button in app.button if button.label == "Leek South").click().run()
    assert answer(app).startswith("Leek South: ")
    assert "Which one" not in page_text(app)


def test_a_place_misspelt_is_offered_and_nonsense_is_not_guessed(
    demo_home: Path, open_page: Open
) -> None:
    app = ask(open_page(demo_home, "my_ward"), "Chedelton")
    assert "No place is called “Chedelton”. Do you mean one of these?" in page_text(app)
    assert offered(app) == ["Cheddleton"]
    ask(app, "<b>Atlantis</b>")
    assert "No place like “<b>Atlantis</b>” is known" in page_text(app)
    assert answer(app).startswith("Choose a ward")


@pytest.mark.parametrize("name", ["Froghall", "Wetton"])
def test_a_village_that_isnt_known_leads_to_no_ward(
    demo_home: Path, open_page: Open, name: str
) -> None:
    app = ask(open_page(demo_home, "my_ward"), name)
    assert answer(app).startswith("Choose a ward")


def test_a_name_that_only_holds_the_word_is_offered(demo_home: Path, open_page: Open) -> None:
    app = ask(open_page(demo_home, "my_ward"), "Tean")
    assert "No place is known by the name “Tean”." in page_text(app)
    assert answer(app).startswith("Choose a ward")
    assert offered(app) == ["Upper Tean (Checkley)"]


def test_what_was_found_is_let_go_with_another_ward_or_page(
    demo_home: Path, open_page: Open
) -> None:
    app = ask(open_page(demo_home, "my_ward"), "Upper Tean")
    app.selectbox(key="ward").select("Dane").run()
    assert "Upper Tean" not in page_text(app)
    ask(app, "Leek")
    app.switch_page("pages/methods.py").run()
    assert "Which one" not in page_text(app)


def test_a_postcode_stands_in_no_link_and_no_claim(demo_home: Path, open_page: Open) -> None:
    app = ask(open_page(demo_home, "overview"), POSTCODE)
    assert f"“{POSTCODE}” is no postcode that is known here." in page_text(app)
    assert POSTCODE[:4] not in str(app.query_params)
    app = open_page(demo_home, "claims")
    app.text_input(key="claim").set_value(f"Burglary in {POSTCODE} rose").run()
    assert POSTCODE not in str(app.query_params) + app.text_input(key="claim").value


def test_the_public_finds_places_too(
    demo_home: Path, open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(write_settings(tmp_path)))
    app = ask(open_page(demo_home, "overview"), "Upper Tean")
    assert answer(app).startswith("Checkley: ")
