from moorlands_dash.measures import verdicts
from moorlands_dash.partnership import load_settings
from moorlands_dash.words.data.glossary import TERM, glossary


def test_every_verdict_has_its_rule() -> None:
    known = {
        value for name, value in vars(verdicts).items() if name.isupper() and isinstance(value, str)
    }
    explained = {word for word, kind, _ in glossary(load_settings()) if kind != TERM}
    assert known - explained == set()


def test_no_word_of_a_kind_stands_twice_and_each_meaning_is_a_sentence() -> None:
    rows = glossary(load_settings())
    assert len({(word, kind) for word, kind, _ in rows}) == len(rows)
    for word, _, meaning in rows:
        assert meaning[0].isupper() or meaning[0].isdigit(), word
        assert meaning.endswith("."), word
    assert [row[0].casefold() for row in rows] == sorted(row[0].casefold() for row in rows)


def test_thresholds_are_those_of_the_settings() -> None:
    settings = load_settings()
    other = settings.model_copy(
        update={"disclosure": settings.disclosure.model_copy(update={"threshold": 10})}
    )
    said = {word: meaning for word, _, meaning in glossary(other)}
    assert "Counts from 1 to 9 are hidden" in said["Hidden to protect people"]
