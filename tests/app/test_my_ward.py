"""My ward, All wards, Compare wards: what they say is what the tables hold."""

from __future__ import annotations

import base64
import re
from pathlib import Path

from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.words.wards.five_words import rules
from moorlands_dash.words.wards.sayable import may_be_said, may_not_be_said
from tests.app.conftest import Open, answer, bodies, page_text, text
from tests.opened import built


def table(home: Path, name: str, **selection: object) -> Table:
    return built(home, name, Selection(**selection))  # type: ignore[arg-type]


def cards(app: object) -> list[str]:
    shown = next(body for body in bodies(app) if "mt-themes" in body)  # type: ignore[arg-type]
    return re.findall(r'<li class="mt-theme">(.*?)</li>', shown)


def test_without_a_ward_it_asks_for_one_and_lists_all(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "my_ward")
    assert answer(app).startswith("Choose a ward")
    listed = next(body for body in bodies(app) if "mt-wards" in body)
    assert listed.count("<li>") == 27
    assert 'href="my_ward?ward=Leek+West&amp;partnership=moorlands-together"' in listed


def test_the_link_opens_the_ward_with_its_headline_and_a_card_a_theme(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "my_ward", ward="Leek North")
    whole = table(demo_home, "my-ward", area="Leek North")
    assert answer(app) == whole.sentence
    shown = cards(app)
    assert len(shown) == len(whole.frame)
    for body, row in zip(shown, whole.frame.to_dict("records"), strict=True):
        said = text(body)
        assert said.startswith(row["item"])
        assert row["verdict"] in said.casefold()
        assert f"{row['count']:,} in 12 months, {row['count_before']:,} the year before" in said
        drawn = re.search(r'alt="([^"]+)" src="data:image/svg\+xml;base64,([^"]+)"', body)
        assert drawn
        assert drawn[1].startswith(str(row["item"]).replace("&", "&amp;"))
        assert base64.b64decode(drawn[2]).startswith(b"<svg")


def test_every_word_has_its_rule_on_the_page(demo_home: Path, open_page: Open) -> None:
    said = page_text(open_page(demo_home, "my_ward", ward="Manifold"))
    for _, rule in rules():
        assert rule in said


def test_what_may_be_said_stands_beside_what_may_not(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "my_ward", ward="Leek North")
    frame = table(demo_home, "my-ward", area="Leek North").frame
    said = page_text(app)
    for line in (*may_be_said(frame), *may_not_be_said(frame)):
        assert line in said
    assert "180 incidents of criminal damage and arson" in said
    assert "that is clearly more than usual" in said


def test_a_ward_with_visitors_says_that_residents_mislead(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "my_ward", ward="Leek East", what="Shoplifting")
    assert "Visitors to its shops count among the incidents" in answer(app)
    assert "Residents mislead here" in page_text(app)
    assert "Residents mislead" not in page_text(open_page(demo_home, "my_ward", ward="Manifold"))


def test_real_months_with_gaps_tell_no_change(real_home: Path, open_page: Open) -> None:
    app = open_page(real_home, "my_ward", ward="Leek East")
    assert "Cannot tell whether that is a change" in answer(app)
    for body in cards(app):
        assert "Cannot tell" in text(body)
        assert "the year before" not in text(body)


def test_all_wards_come_in_the_order_asked_for(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "all_wards", order="Name")
    frame = table(demo_home, "all-wards").frame

    def shown() -> list[str]:
        body = next(body for body in bodies(app) if "mt-every" in body)
        return re.findall(r'<th scope="row"><a [^>]+>([^<]+)</a>', body)

    assert answer(app) == table(demo_home, "all-wards").sentence
    assert shown() == sorted(frame["ward_name"])
    app.selectbox(key="order").select("Incidents").run()
    assert shown()[0] == frame.sort_values("count").iloc[-1]["ward_name"]


def test_compare_starts_with_the_ward_at_hand_and_takes_up_to_four(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "compare_wards")
    assert answer(app).startswith("Choose two to four wards")
    app.multiselect(key="wards").set_value(["Cheadle West", "Dane"]).run()
    expected = table(demo_home, "compare-wards", wards=("Cheadle West", "Dane"))
    assert answer(app) == expected.sentence
    assert "Cheadle West is clearly above Dane" in answer(app)
    assert len(app.get("plotly_chart")) == 2
