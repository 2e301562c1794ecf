"""Briefing: the page says what the table says, links to the evidence, and records what is asked."""

import re
from pathlib import Path

import pytest

from moorlands_dash.cli import main
from moorlands_dash.loading import load
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.store.record_export import export_records
from tests import hand_made
from tests.app.conftest import Open, answer, bodies, page_text
from tests.opened import built


def test_the_page_answers_with_the_tables_sentence_and_links_to_the_evidence(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "briefing")
    assert app.title[0].value == "What do we act on before the next meeting?"
    table = built(demo_home, "briefing")
    assert answer(app) == table.sentence
    (board,) = [body for body in bodies(app) if "mt-briefing" in body]
    link = "hotspots?what=Criminal+damage+and+arson&amp;partnership=moorlands-together"
    assert f'href="{link}"' in board
    assert 'href="delivery_plan?action=leek-north-lighting&amp;' in board
    assert re.search(r'href="trends\?what=[^"]+&amp;ward=[^"]+"', board)
    assert "Nothing was asked for at a briefing yet." in page_text(app)


def test_a_task_is_recorded_and_told_of_on_the_same_page(own_home: Path, open_page: Open) -> None:
    app = open_page(own_home, "briefing")
    north = open_snapshot(own_home).areas("ward").set_index("area_name")["area_code"]["Leek North"]
    app.selectbox(key="task_on").set_value(f"hotspot:damage_arson:{north}")
    app.text_area(key="task_what").set_value("=Visit <b>the park</b> after dark")
    app.selectbox(key="task_who").set_value("Staffordshire Police")
    next(button for button in app.button if button.label == "Record").click().run()
    assert not app.exception
    assert app.success[0].value.startswith("T0001 is recorded")
    (board,) = [body for body in bodies(app) if "mt-briefing" in body]
    assert "=Visit &lt;b&gt;the park&lt;/b&gt; after dark" in board
    assert "its hotspot is now listed as “new hotspot”" in board
    assert answer(app).endswith("Asked for before: 1 open.")
    (path,) = export_records(own_home, own_home / "export")
    assert path.name == "tasks.csv"
    assert "'=Visit" in path.read_text()


@pytest.mark.slow
def test_the_command_records_follows_and_lists_tasks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meetings = tmp_path / "meetings.csv"
    meetings.write_text("meeting_id,date,group,title,note\nnext,2025-11-06,fortnightly,Briefing,\n")
    small = hand_made.made(tmp_path / "home")
    assert load([meetings], load_settings(), small).published
    home = ["--home", str(small)]
    new = ["decide", *home, "--briefing", "--what", "Visit the park", "--due", "2025-11-20"]
    new += ["--owner", "Staffordshire Police", "--meeting", "next"]
    assert main([*new, "--about", "hotspot:nothing"]) == 2
    assert "is nothing that a task can be about" in capsys.readouterr().err
    assert main([*new, "--about", "kind:drugs"]) == 0
    assert main(["decide", *home, "T0001", "--entry", "done", "--note", "Lights mended"]) == 0
    capsys.readouterr()
    assert main(["decisions", *home]) == 0
    said = capsys.readouterr().out
    assert "1 task asked for at briefings: 1 done." in said
    assert re.search(r"T0001\s+done\s+by 2025-11-20\s+Visit the park", said)
