"""The page that judges claims: its sentences, its questions, and its choices."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.app.conftest import Open, answer, bodies, page_text


def verdict(app: AppTest) -> str:
    return next(body for body in bodies(app) if 'class="mt-verdict"' in body)


def test_a_link_carries_a_claim_and_its_choices_rewrite_it(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "claims", claim="vandalism has doubled in Leek North")
    assert answer(app).startswith(
        "Yes: the figures support it. It was 180 incidents of criminal damage and arson after "
    )
    assert ">✓</span> Yes<" in verdict(app) or "</span> Yes" in verdict(app)
    assert "180 incidents of criminal damage and arson" in verdict(app)
    assert app.selectbox(key="claim_kind").value == "doubled"
    assert app.selectbox(key="claim_where").value == "Leek North"
    app.selectbox(key="claim_kind").set_value("halved").run()
    assert answer(app).startswith("No: it is higher (")
    assert "at most half as high" in app.text_input(key="claim").value
    app.selectbox(key="claim_kind").set_value("risen by").run()
    app.number_input(key="claim_amount").set_value(50.0).run()
    assert "at least 50% higher" in answer(app)
    app.selectbox(key="claim_where").set_value("Dane").run()
    assert "in Dane was at least 50% higher" in answer(app)
    assert answer(app).startswith("Too few to say.")


def test_a_question_back_is_answered_by_a_button(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "claims", claim="theft is up in Leek")
    assert answer(app).startswith("“theft” isn't counted by itself.")
    assert not app.exception
    app.button(key="which_claim_3").click().run()
    assert app.text_input(key="claim").value == "Shoplifting is up in Leek"
    assert "Shoplifting in Leek was higher" in answer(app)
    assert app.selectbox(key="claim_where").value == "Leek"


@pytest.mark.parametrize(
    "text",
    ["wibbly wobbly", "<b>nothing</b>", "there are fewer police", "crime never falls", "up down"],
)
def test_each_answer_that_is_offered_has_a_name(
    demo_home: Path, open_page: Open, text: str
) -> None:
    app = open_page(demo_home, "claims", claim=text)
    offered = [button for button in app.button if str(button.key).startswith("which_claim")]
    assert offered
    assert all(button.label and button.label != "nan" for button in offered)


@pytest.mark.parametrize(
    ("text", "kind", "where"),
    [
        ("Leek North has the most crime", "most", "Leek North"),
        ("ASB is down in all wards since 2022", "fallen", "every ward"),
        ("most of the ASB is in Leek", "share over", "Leek"),
        ("Leek has fewer crimes than Biddulph", "fewer in number", "Leek"),
        ("crime in the district is lower than in Stafford", "lower than",
         "Staffordshire Moorlands"),
    ],
)  # fmt: skip
def test_the_choices_hold_each_kind_and_say_it_again(
    demo_home: Path, open_page: Open, text: str, kind: str, where: str
) -> None:
    app = open_page(demo_home, "claims", claim=text)
    assert not app.exception
    assert app.selectbox(key="claim_kind").value == kind
    assert app.selectbox(key="claim_where").value == where
    before = answer(app)
    app.selectbox(key="claim_what").set_value("crime").run()
    assert not app.exception
    assert app.selectbox(key="claim_kind").value == kind
    assert app.selectbox(key="claim_where").value == where
    assert answer(app).split()[0] in ("Yes:", "No:", "Too") and before


def test_what_is_typed_is_shown_as_it_is(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "claims", claim="<img src=x onerror=alert(1)> has doubled")
    assert "I don't know what “img src" in answer(app)
    assert not [body for body in bodies(app) if "<img" in body]


def test_without_a_claim_the_choices_judge_one(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "claims", ward="Dane")
    assert answer(app).startswith("Type what somebody says, or choose it")
    assert "Burglary has doubled in Checkley" in page_text(app)
    app.button(key="claim_judge").click().run()
    assert "All police incidents in " in answer(app)


def test_my_ward_leads_to_a_claim_about_it(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "my_ward", ward="Leek North")
    links = [link.proto for link in app.get("page_link")]
    found = [link for link in links if link.page == "claims"]
    assert len(found) == 1
    assert "Leek+North" in found[0].query_string or "Leek%20North" in found[0].query_string
