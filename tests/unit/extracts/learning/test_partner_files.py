"""Thirty files as partners send them: learnt with two questions at most, then read without any."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from moorlands_dash.extracts.learning.proposal import MOST_QUESTIONS
from moorlands_dash.extracts.model import Judged
from moorlands_dash.learning import keep, learn, loads_by_itself
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.partnership.reading import DEFAULT_FILE, read_profile
from tests.partner_files import FILES, PartnerFile


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """Return settings of their own, beside which profiles may stand."""
    file = tmp_path / "settings" / "partnership.toml"
    file.parent.mkdir()
    shutil.copy(DEFAULT_FILE, file)
    shutil.copytree(DEFAULT_FILE.parent / "reference", file.parent / "reference")
    return file


def _counts(judged: object) -> tuple[int, int, int]:
    assert isinstance(judged, Judged), str(judged)
    return judged.rows_accepted, judged.uncounted, sum(row.own for row in judged.quarantine)


@pytest.mark.slow
@pytest.mark.parametrize("given", FILES, ids=[given.name for given in FILES])
def test_a_partners_file_is_learnt_and_then_loads_by_itself(
    given: PartnerFile, own: Path, tmp_path: Path
) -> None:
    path, home = tmp_path / given.name, tmp_path / "home"
    given.write(path)

    first = learn(path, load_settings(own), home)
    questions = [question.key for question in first.proposal.questions]
    assert len(questions) <= MOST_QUESTIONS
    assert set(given.asked) <= set(questions) <= {*given.answers, *given.asked}

    told = learn(path, load_settings(own), home, answers=given.answers)
    assert told.proposal.profile.kind == given.kind
    assert _counts(told.judged) == (given.accepted, given.uncounted, 0)

    file = keep(told, load_settings(own))
    assert read_profile(file) == told.proposal.profile
    settings: Settings = load_settings(own)
    again = loads_by_itself(path, settings, home)
    assert again is not None, "it is to load by itself"
    assert _counts(again) == (given.accepted, given.uncounted, 0)
    assert again.rows_in == given.accepted + given.uncounted + len(again.quarantine)
    assert again.profile.startswith(f"{file.stem}:")
    assert learn(path, settings, home).proposal.questions == ()


def test_there_are_thirty_of_many_kinds() -> None:
    assert len(FILES) == len({given.name for given in FILES}) == 30
    kinds = {given.kind for given in FILES}
    assert kinds == {
        "environment", "fires", "asb_reports", "indicators", "targets", "actions", "meetings",
        "populations", "annotations",
    }  # fmt: skip
