"""The quarterly review: agenda, drafted reports, decisions recorded and followed."""

import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.cli import main
from moorlands_dash.partnership import DEFAULT_FILE, load_settings
from moorlands_dash.store.decisions import decision_log
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.store.record_export import export_records
from moorlands_dash.tables.model import Selection, Table
from tests.app.conftest import Open, answer, bodies, page_text
from tests.opened import built


def table(home: Path, name: str, **extra: str) -> Table:
    return built(home, name, Selection(**extra))


def test_leek_north_is_named_first_for_the_target_that_it_breaks(demo_home: Path) -> None:
    frame = table(demo_home, "exception", target="damage-2026-27").frame
    wards = frame[frame["dimension"] == "ward"]
    assert wards.iloc[0][["part", "verdict"]].tolist() == ["Leek North", "more"]
    assert set(wards["verdict"][1:]) == {"no clear change"}
    places = frame[frame["dimension"] == "place"].head(3)["part"].str.partition(",")[0]
    assert set(places) == {"Park/Open Space", "Sports/Recreation Area", "Parking Area"}


def test_the_wards_differences_add_up_to_the_gap(demo_home: Path) -> None:
    frame = table(demo_home, "exception", target="damage-2026-27").frame
    target = table(demo_home, "targets").frame.set_index("target_id").loc["damage-2026-27"]
    wards = frame[frame["dimension"] == "ward"]
    gap = target["actual"] - target["milestone_now"]
    # A few incidents lie just outside every ward.
    assert wards["difference"].sum() == pytest.approx(gap, abs=5)


def test_the_agenda_is_in_order_of_need_and_fills_the_hour(demo_home: Path) -> None:
    frame = table(demo_home, "agenda").frame
    assert frame["minutes"].sum() == load_settings().decisions.minutes
    kinds = list(dict.fromkeys(frame["item"]))
    assert kinds == ["exception", "plan", "watch", "note"]
    assert frame["target_id"].iloc[0] == "damage-2026-27"
    overview = table(demo_home, "overview").frame
    ordered = overview.loc[overview["section"] == "exceptions", "target_id"].tolist()
    assert frame.loc[frame["item"] == "exception", "target_id"].tolist() == ordered


def test_the_page_drafts_a_report_for_every_exception(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "review")
    assert answer(app) == table(demo_home, "agenda").sentence
    text = page_text(app)
    assert "Clearly more than their share came in Leek North" in text
    assert "Late: Better lighting at the sports ground in Leek North" in text
    exceptions = list(table(demo_home, "agenda").frame.query("item == 'exception'")["title"])
    headings = [item.value for item in app.subheader]
    assert [text for text in headings if text in exceptions] == exceptions
    assert "The chance of meeting it is 14%, about 1 in 10. 85% said so in the wave" in text


def test_a_past_meeting_is_shown_as_the_figures_were_known_then(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "review", meeting="12 August 2026")
    assert answer(app) == table(demo_home, "agenda", until="2026-06").sentence
    agenda = next(body for body in bodies(app) if "mt-agenda" in body)
    assert "robbery-2026-27" in agenda


def test_a_decision_is_recorded_with_the_snapshot_that_was_shown(
    own_home: Path, open_page: Open
) -> None:
    app = open_page(own_home, "review")
    app.text_area(key="decided_what").set_value("=Patrol the park in Leek North on Fridays")
    app.selectbox(key="decided_on").set_value("damage-2026-27")
    app.selectbox(key="decided_who").set_value("Staffordshire Police")
    next(b for b in app.button if b.label == "Record").click().run()
    assert not app.exception
    (entry,) = decision_log(own_home).entries
    assert entry.snapshot == open_snapshot(own_home).id
    assert (entry.target_id, entry.status_then) == ("damage-2026-27", "unlikely")
    assert entry.decision == "=Patrol the park in Leek North on Fridays"
    assert entry.meeting_id == "strategy-2026-11-11"
    # A spreadsheet that opens the export takes it for text.
    (path,) = export_records(own_home, own_home / "export")
    assert ",'=Patrol" in path.read_text(encoding="utf-8")
    assert "D0001, open." in re.sub("<[^>]+>", "", " ".join(bodies(app)))


def test_what_is_not_a_decision_is_refused_in_words(own_home: Path, open_page: Open) -> None:
    app = open_page(own_home, "review")
    app.text_area(key="decided_what").set_value("Ask Sergeant Smith about it")
    next(b for b in app.button if b.label == "Record").click().run()
    assert "name of a person" in app.error[0].value
    assert not decision_log(own_home).entries


def test_where_recording_is_not_allowed_the_page_says_how_it_is_done(
    demo_home: Path, open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "partnership.toml"
    text = DEFAULT_FILE.read_text(encoding="utf-8")
    closed.write_text(text.replace("recording = true", "recording = false"), encoding="utf-8")
    shutil.copytree(DEFAULT_FILE.parent / "reference", tmp_path / "reference")
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(closed))
    app = open_page(demo_home, "review")
    assert "moorlands-dash decide" in app.info[0].value
    assert not [b for b in app.button if b.label == "Record"]


DECIDE = ["decide", "--what", "Mend the lights", "--owner", "Staffordshire County Council"]


def test_the_command_records_lists_and_follows(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = ["--home", str(own_home)]
    due = ["--due", "2026-12-31", "--target", "damage-2026-27", "--meeting", "strategy-2026-05-13"]
    assert main([*DECIDE, *due, *home]) == 0
    assert main(["decide", "D0001", "--entry", "done", "--note", "All are lit", *home]) == 0
    capsys.readouterr()
    assert main(["decisions", *home]) == 0
    said = capsys.readouterr().out
    assert said.startswith("1 decision recorded: 1 done.")
    row = table(own_home, "decisions").frame.iloc[0]
    assert row["followed"].startswith("June to September 2026 brought")
    assert "All are lit" in row["followed"]
    counts = table(own_home, "trajectory").frame.query("target_id == 'damage-2026-27'")
    since = counts[counts["month"] >= pd.Timestamp("2026-06-01")]["actual"].sum()
    assert f"brought {since:.0f} incidents" in row["followed"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["decide", "--what", "Mend the lights"], "--owner is missing"),
        ([*DECIDE, "--due", "31/12/2026"], "not a day of the calendar"),
        ([*DECIDE, "--due", "2026-12-31", "--target", "wolves"], "not a target of the year"),
        ([*DECIDE, "--due", "2026-12-31", "--meeting", "chess"], "Name the meeting"),
        (["decide", "D0009"], "Say what became of"),
    ],
)
def test_the_command_says_what_to_write_instead(
    own_home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert main([*arguments, "--home", str(own_home)]) == 2
    assert words in capsys.readouterr().err
    assert not decision_log(own_home).entries


def test_without_targets_it_is_not_said_that_all_is_well(real_home: Path, open_page: Open) -> None:
    text = page_text(open_page(real_home, "review"))
    assert "No target is loaded for 2025/26" in text
    assert "nothing to report" not in text


def test_each_exception_and_each_target_of_the_agenda_has_its_picture(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "review")
    frame = table(demo_home, "agenda").frame
    agenda = next(body for body in bodies(app) if 'class="mt-agenda"' in body)
    assert agenda.count("data:image/svg+xml") == frame["target_id"].notna().sum() == 7
    reports = [body for body in bodies(app) if body.startswith('<div class="mt-row"')]
    assert len(reports) == (frame["item"] == "exception").sum() == 4
    assert all(body.count("data:image/svg+xml") == 1 for body in reports)
    assert "Likely 608 by March 2027" in reports[0]


def test_the_meetings_screens_are_the_agenda_then_an_exception_each(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "review", present="1")
    agenda = table(demo_home, "agenda").frame
    titles = list(agenda.loc[agenda["item"] == "exception", "title"])

    def screen() -> str:
        return next(body for body in bodies(app) if 'class="mt-present"' in body)

    assert all(f"<li>{title}</li>" in screen() for title in agenda["title"])
    assert not app.header and not app.expander and not app.get("plotly_chart")
    for place, title in enumerate(titles, start=2):
        app.button(key="screen_on").click().run()
        assert app.query_params["present"] == str(place)
        assert f"<h2>{title}</h2>" in screen() and "data:image/svg+xml" in screen()
    app.button(key="screen_on").click().run()
    assert f"<h2>{titles[-1]}</h2>" in screen()
    app.button(key="screen_leave").click().run()
    assert "present" not in app.query_params and app.header
    assert not any('class="mt-present"' in body for body in bodies(app))


def test_a_screen_that_there_is_none_of_is_the_nearest(demo_home: Path, open_page: Open) -> None:
    for asked, shown in (("99", "5 of 5"), ("0", "1 of 5"), ("x", "1 of 5"), ("-1", "1 of 5")):
        app = open_page(demo_home, "review", present=asked)
        assert any(f"{shown}</p>" in body for body in bodies(app)), asked
