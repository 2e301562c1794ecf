"""The main journeys, as a reader makes them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.tables.model import Selection
from tests.browser.conftest import OpenPage, choose, click_on_the_map, press, settled
from tests.browser.serving import served
from tests.opened import opened

pytestmark = pytest.mark.browser


def answer(page: Page) -> str:
    return page.locator(".mt-answer").inner_text()


def test_open_and_filter(open_page: OpenPage, demo_home: Path) -> None:
    page = open_page("ward_map")
    expect(page.get_by_role("heading", level=1)).to_have_text("Where is it happening?")
    choose(page, "What", "Burglary")
    expect(page.locator(".mt-answer")).to_contain_text("Burglary in the 12 months")
    expect(page).to_have_url(re.compile(r"what=Burglary"))
    table = tables.build(
        "ward-rates", opened(demo_home), load_settings(), Selection(category="burglary")
    )
    assert answer(page) == table.sentence


@pytest.mark.whole
def test_a_click_on_the_map_opens_the_ward(open_page: OpenPage) -> None:
    page = open_page("ward_map")
    card = page.locator(".st-key-ward_card")
    click_on_the_map(page, 0.5, 0.2, card)
    expect(page).to_have_url(re.compile(r"ward=\w+"))
    name = page.get_by_role("combobox", name="Ward").input_value() or (
        page.url.split("ward=")[1].split("&")[0].replace("+", " ")
    )
    expect(card.get_by_role("heading")).to_have_text(name)
    expect(card).to_contain_text(f"All police incidents in {name}:")
    expect(card.locator(".js-plotly-plot .main-svg").first).to_be_visible()


def test_a_shared_link_shows_the_same_view(open_page: OpenPage) -> None:
    first = open_page("ward_map?what=Vehicle+crime&measure=Count&ward=Leek+West")
    said = answer(first)
    assert said.startswith("Vehicle crime")
    expect(first.locator(".st-key-ward_card")).to_contain_text("Vehicle crime in Leek West:")
    second = open_page(first.url.split("/", 3)[3])
    assert answer(second) == said
    press(second.get_by_role("button", name="Places"))
    press(second.locator('a[role="menuitem"][href$="/compare"]'))
    expect(second.locator(".mt-answer")).to_contain_text("Recorded crime")
    expect(second).to_have_url(re.compile(r"compare.*what=Vehicle"))


NAMED = "partnership=moorlands-together"


def test_the_address_names_the_partnership_and_keeps_its_place(open_page: OpenPage) -> None:
    page = open_page("targets#asb-2026-27")
    expect(page).to_have_url(re.compile(rf"targets\?{NAMED}#asb-2026-27$"))
    page = open_page("trends?what=Burglary")
    expect(page).to_have_url(re.compile(rf"trends\?what=Burglary&{NAMED}$"))
    choose(page, "What", "Shoplifting")
    expect(page.locator(".mt-answer")).to_contain_text("Shoplifting in Staffordshire Moorlands:")
    expect(page).to_have_url(re.compile(rf"trends\?{NAMED}&what=Shoplifting$"))


@pytest.mark.whole
def test_naming_adds_no_step_to_the_way_back(open_page: OpenPage) -> None:
    page = open_page("all_wards?what=Burglary")
    said = answer(page)
    assert "urglary" in said
    expect(page).to_have_url(re.compile(NAMED))
    for place in ("compare", "my_ward"):
        press(page.get_by_role("button", name="Places"))
        press(page.locator(f'a[role="menuitem"][href$="/{place}"]'))
        expect(page).to_have_url(re.compile(rf"/{place}\?.*{NAMED}"))
        settled(page)
    for place in ("compare", "all_wards"):
        page.go_back()
        expect(page).to_have_url(re.compile(rf"/{place}\?.*{NAMED}"))
    expect(page.locator(".mt-answer")).to_have_text(said)


@pytest.mark.whole
def test_the_address_stays_named_where_the_program_takes_a_choice_out(open_page: OpenPage) -> None:
    page = open_page("all_wards?what=Burglary")
    press(page.get_by_role("button", name="About"))
    press(page.get_by_role("menuitem", name="Data"))
    expect(page).to_have_url(re.compile(rf"/data\?{NAMED}$"))
    settled(page)
    expect(page).to_have_url(re.compile(rf"/data\?{NAMED}$"))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        pytest.param("compare?what=Burglary", "Burglary in", marks=pytest.mark.whole),
        pytest.param("ward_map?what=Burglary", "Burglary in", marks=pytest.mark.whole),
        pytest.param("overview", "What needs the group", marks=pytest.mark.whole),
    ],
)
def test_a_link_works_as_a_servers_very_first_visit(
    open_page: OpenPage, demo_home: Path, path: str, said: str
) -> None:
    with served(demo_home) as address:
        page = open_page(path, address=address)
        expect(page.locator(".mt-banner")).to_be_visible()
        expect(page.locator(".stApp")).to_contain_text(said)
        expect(page).to_have_url(re.compile(path.replace("?", r"\?")))
        assert page.get_by_text("Page not found").count() == 0


def test_the_download_holds_what_the_table_shows(open_page: OpenPage) -> None:
    page = open_page("ward_map?what=Shoplifting&measure=Count")
    press(page.get_by_text("Show as a table").first)
    rows = page.locator(".mt-table tbody tr")
    expect(rows).to_have_count(27)
    heads = page.locator(".mt-table thead th").all_inner_texts()
    shown = {
        cells[heads.index("Ward")]: int(cells[heads.index("Incidents")].replace(",", ""))
        for cells in (row.locator("td").all_inner_texts() for row in rows.all())
    }
    with page.expect_download() as waiting:
        press(page.get_by_role("link", name="Download CSV"))
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    found = list(csv.DictReader(io.StringIO(text)))
    assert {row["ward_name"]: int(row["count"]) for row in found} == shown
    assert {row["about_data"] for row in found} == {"demonstration data (invented)"}


@pytest.mark.whole
def test_a_figure_leads_to_how_it_is_worked_out(open_page: OpenPage) -> None:
    page = open_page("ward_map")
    press(page.get_by_role("link", name="How worked out").first)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "How are the figures worked out, and how good are the forecasts?"
    )
    expect(page.get_by_text("95% intervals by Byar's method").first).to_be_visible()
    expect(page).to_have_url(re.compile(r"entry=Incidents\+per\+1"))
