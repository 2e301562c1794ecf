"""Lines of words and drawings: in the page's order, each with what is said of it, once set."""

from __future__ import annotations

from pathlib import Path

from moorlands_dash.partnership import load_settings
from moorlands_dash.reports.figures.lines import board_lines, strip_lines
from moorlands_dash.reports.figures.picture import picture
from moorlands_dash.reports.figures.register import Sheet
from moorlands_dash.reports.typeset import typeset_picture
from tests.opened import built, opened


def test_strips_stand_by_their_rates_and_end_at_the_highest_rate_shown(demo_home: Path) -> None:
    frame = built(demo_home, "comparison-partnerships").frame
    country = built(demo_home, "comparison-recorded").frame.query("level == 'country'")
    found = strip_lines(frame, country, ours="E07000198", others="another partnership")
    own = frame[frame["area_code"] == "E07000198"].set_index("group")["rate_per_1000"]
    assert [line.name for line in found.lines] == list(own.sort_values(ascending=False).index)
    total = next(line for line in found.lines if line.name.startswith("Total"))
    assert total.said.startswith("55.1; lower than 6")
    rates = frame[frame["group"] == total.name]["rate_per_1000"]
    assert total.end == f"{rates.max():.1f}"
    assert [words for _, _, words in found.key][1:] == ["another partnership", "England and Wales"]


def test_the_board_says_which_measure_is_special_and_which_way(demo_home: Path) -> None:
    lines = board_lines(built(demo_home, "control-board").frame).lines
    assert (lines[0].status, lines[0].sign) == ("Improving, low", "▼")
    assert {line.status for line in lines[2:]} == {"Ordinary"}


def test_text_of_files_is_text() -> None:
    content = {
        "lines": [
            {"name": "#panic()<b>$x$", "svg": "<svg xmlns='http://www.w3.org/2000/svg' "
             "width='10' height='5'/>", "said": "*a* _b_ \\", "sign": "", "ink": "#000000",
             "status": "", "end": ""}
        ],
        "high": 10, "key": [], "axis": [], "note": "", "finding": "= #x", "beneath": ["@y"],
    }  # fmt: skip
    made = typeset_picture("figures/picture.typ", content, "svg", 96)
    assert made.count(b"<use") > 20


def test_the_same_figure_gives_the_same_bytes_and_its_words_can_be_left_out(
    demo_home: Path,
) -> None:
    table = built(demo_home, "control-board")
    sheet = Sheet(table, load_settings(), opened(demo_home), "", lambda _: table)
    whole = picture("board", sheet, "png")
    assert whole == picture("board", sheet, "png")
    assert whole[:8] == b"\x89PNG\r\n\x1a\n"
    bare = picture("board", sheet, "svg", worded=False)
    assert len(bare) < len(picture("board", sheet, "svg"))
