"""Signing in with a real provider: what each role gets, and how a sign-in ends."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import APIRequestContext, Browser, BrowserContext, Page, expect

from moorlands_dash.store.audit import audit
from moorlands_dash.store.barred import Barring, bar, let_in
from moorlands_dash.store.home import find_home
from moorlands_dash.store.journal import Records
from tests.browser.conftest import settled
from tests.browser.serving import PATIENCE, free_port, served
from tests.provider.running import RunningProvider, provided
from tests.public_view import settings_with

KEY = "moorlands-together"
TABLE = "export/table.csv?table=ward-rates"
ASK = "the partnership's office, 01538 395400"
ACCESS = f"""
[access]
sign_in = true
watch_seconds = 2
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
    "leaving": {"name": "A leaver", "groups": ["analysts"]},
    "moving": {"name": "A mover", "groups": ["analysts"]},
    "stranger": {"name": "A stranger", "groups": ["others"]},
}  # fmt: skip


OPEN: list[BrowserContext] = []
"""Visitors' browsers of the test that runs."""


@pytest.fixture(autouse=True)
def visitors_leave() -> Iterator[None]:
    """Close what a test has opened: a page that stays asks again every other second who reads."""
    yield
    while OPEN:
        OPEN.pop().close()


@dataclass(frozen=True)
class Signing:
    """A dashboard that asks its readers to sign in, and the provider that it asks."""

    address: str
    home: Path
    provider: RunningProvider
    browser: Browser

    def context(self, **more: Any) -> BrowserContext:
        """Return a new visitor's browser, as patient as the others."""
        found = self.browser.new_context(**more)
        found.set_default_timeout(PATIENCE)
        OPEN.append(found)
        return found

    def visitor(self, login: str = "", path: str = "") -> Page:
        """Return a new visitor's page, signed in where a login is given."""
        page = self.context().new_page()
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
def home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home of these tests' own: who did what is written into it."""
    return Path(shutil.copytree(demo_home, tmp_path_factory.mktemp("signing") / "home"))


@pytest.fixture(scope="module")
def signing(
    home: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Signing]:
    with _signing(home, browser, tmp_path_factory.mktemp("signing"), ACCESS) as found:
        yield found


@contextmanager
def _signing(home: Path, browser: Browser, folder: Path, settings: str) -> Iterator[Signing]:
    port = free_port()
    address = f"http://localhost:{port}"
    with provided(folder, address, PEOPLE) as provider:
        (folder / ".streamlit").mkdir()
        (folder / ".streamlit" / "secrets.toml").write_text(provider.secrets(address))
        told = {
            "HOME": str(folder),
            "MOORLANDS_PARTNERSHIP": str(settings_with(folder, settings)),
        }
        with served(home, port, **told):
            yield Signing(address, home, provider, browser)


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
        pytest.param(
            "member",
            ["overview", "targets", "my_ward"],
            ["hotspots", "briefing"],
            marks=pytest.mark.whole,
        ),
        ("analyst", ["hotspots", "targets"], []),
        pytest.param("officer", ["hotspots", "review"], [], marks=pytest.mark.whole),
        pytest.param("posing", [], ["overview", "review"], marks=pytest.mark.whole),
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


@pytest.mark.whole
def test_a_token_without_what_roles_hang_on_signs_nobody_in_silently(signing: Signing) -> None:
    signing.provider.say(PEOPLE | {"bare": {"name": "Bare"}})
    page = signing.visitor()
    signing.prove(page, "bare")
    expect(page.get_by_text("the provider's token lacks “groups”")).to_be_visible()
    expect(page.get_by_role("link")).to_have_count(1)


def test_somebody_barred_is_refused_at_the_next_click_and_let_in_again(signing: Signing) -> None:
    page = signing.visitor("leaving")
    place = Records(find_home(str(signing.home)), KEY)
    who = Barring(f"{signing.provider.address} leaving", "A leaver", "left the post", "a test")
    assert status_of_table(signing, page.request) == 200
    bar(who, place)
    page.get_by_role("button", name="Menu").or_(
        page.get_by_role("link", name="Targets")
    ).first.click()
    expect(page.get_by_text("You have been barred")).to_be_visible()
    counts_no_longer(signing, page)
    let_in(who, place)
    asked(page, f"{signing.address}/targets")
    expect(page.locator(".mt-answer")).to_be_visible()


def status_of_table(signing: Signing, request: APIRequestContext) -> int:
    """Return with which status a table is answered; a line that the server has left is renewed."""
    return request.get(f"{signing.address}/{TABLE}", max_retries=3).status


def counts_no_longer(signing: Signing, page: Page) -> None:
    """Hold that a copy of a page's cookie opens nothing: no route, and no socket."""
    assert status_of_table(signing, page.request) == 403
    copy = signing.context(storage_state=page.context.storage_state())
    refuses_cookies(signing, copy)


def refuses_cookies(signing: Signing, copy: BrowserContext) -> None:
    with closing(copy):
        assert any(one["name"] == "_streamlit_user" for one in copy.cookies())
        assert status_of_table(signing, copy.request) == 403
        page = copy.new_page()
        page.goto(f"{signing.address}/targets")
        expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
        assert not page.locator(".mt-answer, .mt-signed, table").count()


def test_signing_out_ends_other_windows_and_copies_of_the_cookie(signing: Signing) -> None:
    page = signing.visitor("member", "accessibility")
    other = page.context.new_page()
    asked(other, f"{signing.address}/accessibility")
    copy = signing.context(storage_state=page.context.storage_state())
    page.get_by_role("button", name="Sign out").click()
    expect(other.get_by_text("You have signed out, here or in another window")).to_be_visible()
    refuses_cookies(signing, copy)
    place = Records(find_home(str(signing.home)), KEY)
    noted = [(entry.event, entry.subject) for entry in audit(place) if entry.by == "A member"]
    who = f"{signing.provider.address} member"
    assert noted[0] == ("sign-out", who)
    assert len(noted) > 1 and ("sign-in", who) in noted


def test_a_sign_in_ends_after_its_hours_and_its_cookie_is_for_tls_alone(
    home: Path, browser: Browser, tmp_path: Path
) -> None:
    brief = ACCESS.replace("watch_seconds = 2", "watch_seconds = 1\nsession_hours = 0.003")
    with _signing(home, browser, tmp_path, f"{brief}\n[serving]\ntls = true") as signing:
        page = signing.visitor()
        signing.prove(page, "member")
        (cookie,) = [one for one in page.context.cookies() if one["name"] == "_streamlit_user"]
        assert cookie["secure"] and cookie["httpOnly"] and cookie["sameSite"] == "Lax"
        expect(page.get_by_role("button", name="Sign in again")).to_be_visible()
        expect(page.get_by_text("Your sign-in has ended")).to_be_visible()
        assert not page.locator(".mt-answer, table").count()
        counts_no_longer(signing, page)


def test_a_group_taken_away_counts_from_the_next_sign_in(signing: Signing) -> None:
    page = signing.visitor("moving", "hotspots")
    signing.provider.say(PEOPLE | {"moving": {"name": "A mover", "groups": ["members"]}})
    page.get_by_role("button", name="Sign out").click()
    leave = page.get_by_role("button", name="Leave")
    leave.click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    signing.enter(page, "moving")
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
