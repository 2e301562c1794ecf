"""Signing in with a real provider: what each role gets, and how a sign-in ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from moorlands_dash.store.barred import Barring, bar, let_in
from moorlands_dash.store.home import find_home
from moorlands_dash.store.journal import Records
from tests.browser.conftest import settled
from tests.browser.serving import free_port, served
from tests.provider.running import RunningProvider, provided
from tests.public_view import settings_with

KEY = "moorlands-together"
ASK = "the partnership's office, 01538 395400"
ACCESS = f"""
[access]
sign_in = true
contact = "{ASK}"
[access.roles.councillor]
groups = ["members"]
[access.roles.analyst]
groups = ["analysts"]
[access.roles.officer]
people = ["Officer@example.org"]
[access.roles.administrator]
groups = ["administrators"]
"""
PEOPLE: dict[str, dict[str, Any]] = {
    "member": {"name": "A member", "groups": ["members"]},
    "analyst": {"name": "An analyst", "groups": ["analysts"]},
    "officer": {"name": "An officer", "email": "officer@example.org", "email_verified": True,
                "groups": []},
    "posing": {"name": "Somebody", "email": "officer@example.org", "email_verified": False,
               "groups": []},
    "stranger": {"name": "A stranger", "groups": ["others"]},
}  # fmt: skip


@dataclass(frozen=True)
class Signing:
    """A dashboard that asks its readers to sign in, and the provider that it asks."""

    address: str
    home: Path
    provider: RunningProvider
    browser: Browser

    def visitor(self, login: str = "", path: str = "") -> Page:
        """Return a new visitor's page, signed in where a login is given."""
        page = self.browser.new_context().new_page()
        page.goto(f"{self.address}/{path}")
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        if login:
            self.enter(page, login)
        return page

    def enter(self, page: Page, login: str) -> None:
        """Sign in from a page that asks for it, as somebody whom the provider tells enough of."""
        self.prove(page, login)
        expect(page.get_by_role("button", name="Sign out")).to_be_visible()
        settled(page)

    def prove(self, page: Page, login: str) -> None:
        """Say at the provider's who one is."""
        settled(page)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_label("Account").fill(login)
        page.get_by_role("button", name="Enter").click()
        page.wait_for_url(f"{self.address}/**")


@pytest.fixture(scope="module")
def signing(
    demo_home: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Signing]:
    folder = tmp_path_factory.mktemp("signing")
    port = free_port()
    address = f"http://localhost:{port}"
    with provided(folder, address, PEOPLE) as provider:
        (folder / ".streamlit").mkdir()
        (folder / ".streamlit" / "secrets.toml").write_text(provider.secrets(address))
        told = {
            "HOME": str(folder),
            "MOORLANDS_PARTNERSHIP": str(settings_with(folder, ACCESS)),
        }
        with served(demo_home, port, **told):
            yield Signing(address, demo_home, provider, browser)


def asked(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("h1")
    settled(page)


def test_whoever_has_not_signed_in_sees_no_figure_by_any_link(signing: Signing) -> None:
    page = signing.visitor()
    for path in ("", "overview", "hotspots", "ward_map?ward=Checkley", "data"):
        asked(page, f"{signing.address}/{path}")
        expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")
        assert not page.locator(".mt-answer, .js-plotly-plot, table").count()


@pytest.mark.parametrize(
    ("login", "seen", "refused"),
    [
        ("member", ["overview", "targets", "my_ward"], ["hotspots", "briefing"]),
        ("analyst", ["hotspots", "targets"], []),
        ("officer", ["hotspots", "review"], []),
        ("posing", [], ["overview", "review"]),
        ("stranger", [], ["overview", "hotspots", "accessibility"]),
    ],
)
def test_each_role_sees_its_pages_and_is_told_whom_to_ask_of_others(
    signing: Signing, login: str, seen: list[str], refused: list[str]
) -> None:
    page = signing.visitor(login)
    expect(page.locator(".mt-signed")).to_have_text(PEOPLE[login]["name"])
    for path in seen:
        asked(page, f"{signing.address}/{path}")
        expect(page.locator(".mt-answer")).to_be_visible()
    for path in refused:
        asked(page, f"{signing.address}/{path}")
        expect(page.get_by_text(f"Ask for it: {ASK}.")).to_be_visible()
        assert not page.locator(".mt-answer, .js-plotly-plot, table").count()


def test_a_token_without_what_roles_hang_on_signs_nobody_in_silently(signing: Signing) -> None:
    signing.provider.say(PEOPLE | {"bare": {"name": "Bare"}})
    page = signing.visitor()
    signing.prove(page, "bare")
    expect(page.get_by_text("the provider's token lacks “groups”")).to_be_visible()
    expect(page.get_by_role("link")).to_have_count(1)


def test_somebody_barred_is_refused_at_the_next_click_and_let_in_again(signing: Signing) -> None:
    page = signing.visitor("analyst")
    place = Records(find_home(str(signing.home)), KEY)
    who = Barring(f"{signing.provider.address} analyst", "An analyst", "left the post", "a test")
    bar(who, place)
    page.get_by_role("button", name="Menu").or_(
        page.get_by_role("link", name="Targets")
    ).first.click()
    expect(page.get_by_text("You have been barred")).to_be_visible()
    let_in(who, place)
    asked(page, f"{signing.address}/targets")
    expect(page.locator(".mt-answer")).to_be_visible()


def test_a_group_taken_away_counts_from_the_next_sign_in(signing: Signing) -> None:
    page = signing.visitor("analyst", "hotspots")
    signing.provider.say(PEOPLE | {"analyst": {"name": "An analyst", "groups": ["members"]}})
    page.get_by_role("button", name="Sign out").click()
    leave = page.get_by_role("button", name="Leave")
    leave.click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    signing.enter(page, "analyst")
    asked(page, f"{signing.address}/hotspots")
    expect(page.get_by_text(f"Ask for it: {ASK}.")).to_be_visible()
    signing.provider.say(PEOPLE)


def test_a_forged_cookie_signs_nobody_in(signing: Signing) -> None:
    with closing(signing.visitor("analyst").context) as context:
        (cookie,) = [one for one in context.cookies() if one["name"] == "_streamlit_user"]
        value = cookie["value"]
        forged = re.sub(r"^(.{5}).", lambda at: at[1] + ("A" if at[0][-1] != "A" else "B"), value)
        context.add_cookies([cookie | {"value": forged}])
        page = context.new_page()
        page.goto(f"{signing.address}/overview")
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
