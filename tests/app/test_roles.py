"""Each page by each role: what is shown, and what somebody is told who may not see it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from moorlands_dash.roles import RIGHTS, ROLES
from moorlands_dash.words.access import whom_to_ask
from tests.app.conftest import Open, answer, bodies, page_text
from tests.app.test_public import page_files
from tests.public_view import settings_with
from tests.tries import cases

PAGES = {Path(page.path).stem: page for page in page_files() if page.right != "load"}
ASK = "the partnership's office, 01538 395400"
WHO = {
    "public": "overview my_ward all_wards compare_wards ward_map compare residents front "
    "what_we_did people methods accessibility",
    "councillor": "claims trends outcomes targets review delivery_plan year_end data assessment "
    "promises partners",
    "analyst": "hotspots briefing",
}
"""Pages by the role that sees least of those that see them."""
SEES = {
    "public": WHO["public"].split(),
    "councillor": f"{WHO['public']} {WHO['councillor']}".split(),
    "analyst": " ".join(WHO.values()).split(),
    "officer": " ".join(WHO.values()).split(),
    "data_officer": " ".join(WHO.values()).split(),
    "administrator": f"{WHO['public']} {WHO['councillor']} who_did_what".split(),
}


def test_every_role_and_page_is_among_those_tried() -> None:
    assert SEES.keys() == ROLES.keys()
    assert set(SEES["analyst"]) == PAGES.keys() - {"who_did_what"}


@pytest.fixture(scope="module")
def settings_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """Return what gives the settings file of this machine's user with one role."""

    @cache
    def written(role: str) -> str:
        access = f'[access]\nlocal_roles = ["{role}"]\ncontact = "{ASK}"\n'
        return str(settings_with(tmp_path_factory.mktemp(role), access))

    return written


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    "role",
    cases(["public", "councillor", "officer", "administrator"], ["public", "councillor"]),
)
def test_a_page_is_shown_to_those_alone_who_may_see_it(
    demo_home: Path,
    seen: Open,
    monkeypatch: pytest.MonkeyPatch,
    settings_of: Callable[[str], str],
    role: str,
    page: str,
) -> None:
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", settings_of(role))
    link = {"ward": "Leek North"} if page in ("ward_map", "my_ward") else {}
    app = seen(demo_home, page, **link)
    told = page_text(app)
    refusal = f"may {RIGHTS[PAGES[page].needs]}. {whom_to_ask(ASK)}"
    if page in SEES[role]:
        assert not app.error
        assert refusal not in told
        assert answer(app)
    else:
        assert refusal in told
        assert not any('class="mt-answer"' in body for body in bodies(app))
