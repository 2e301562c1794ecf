"""The page that judges claims: its sentences, its questions, and its choices."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.app.conftest import Open, answer, bodies, page_text


def verdict(app: AppTest) -> str:
    return next(body for body in bodies(app) if 'class="mt-verdict"' in body)


def test_a_link_carries_a_claim_and_its_choices_rewrite_it(
    demo_home: Path, open_page: Open
) -> None:
    app = open_page(demo_home, "claims", claim="vandalism has doubled in Leek North")
    assert answer(app).startswith("Yes: the figures support it. You say: “Criminal damage and arso")
    assert "180 incidents of criminal damage and arson" in verdict(app)
    assert app.selectbox(key="claim_kind").value == "doubled"
    assert app.selectbox(key="claim_where").value == "Leek North"
    app.selectbox(key="claim_kind").set_value("halved").run()
    assert answer(app).startswith("No: the figures don't support it. You say: “Criminal damage")
    assert "at most half as high" in app.text_input(key="claim").value
    app.selectbox(key="claim_kind").set_value("risen by").run()
    app.number_input(key="claim_amount").set_value(50.0).run()
    assert "at least 50% higher" in answer(app)
    app.selectbox(key="claim_where").set_value("Dane").run()
    assert "in Dane was at least 50% higher" in answer(app)
    assert answer(app).startswith("Neither yes nor no: there are too few to say.")


def test_a_question_back_is_answered_by_a_button(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "claims", claim="break-ins are up in Leek")
    assert answer(app) == "“Leek” is more than one ward. Which one?"
    assert not app.exception
    app.button(key="which_claim_1").click().run()
    assert app.text_input(key="claim").value == "break-ins are up in Leek North"
    assert "Burglary in Leek North was higher" in answer(app)


def test_what_is_typed_is_shown_as_it_is(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "claims", claim="<img src=x onerror=alert(1)> has doubled")
    assert "isn't understood" in answer(app)
    assert not [body for body in bodies(app) if "<img" in body]


def test_without_a_claim_the_choices_judge_one(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "claims", ward="Dane")
    assert answer(app).startswith("Type what somebody says, or choose it")
    assert "Burglary has doubled in Cheadle West" in page_text(app)
    app.button(key="claim_judge").click().run()
    assert "All police incidents in " in answer(app)


def test_my_ward_leads_to_a_claim_about_it(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "my_ward", ward="Leek North")
    links = [link.proto for link in app.get("page_link")]
    found = [link for link in links if link.page == "claims"]
    assert len(found) == 1
    assert "Leek+North" in found[0].query_string or "Leek%20North" in found[0].query_string
