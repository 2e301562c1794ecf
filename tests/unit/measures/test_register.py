from dataclasses import asdict

import pytest

from moorlands_dash.measures.register import MEASURES, SUBJECTS, Measure
from moorlands_dash.tables.catalogue import SUBJECTS as TABLES


@pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda measure: measure.key)
def test_every_field_of_every_measure_is_filled(measure: Measure) -> None:
    for name, text in asdict(measure).items():
        assert text.strip() == text, name
        assert text or name.startswith("partner_"), name
        assert "  " not in text, name


def test_keys_are_unique_and_sentences_end() -> None:
    assert len(MEASURES) == sum(len(entries) for entries in SUBJECTS.values())
    for key, measure in MEASURES.items():
        assert key == measure.key
        assert measure.caveat.endswith(".")
        assert measure.method.endswith((".", "manifest"))


def test_a_measure_stands_in_a_subject_whose_tables_name_it() -> None:
    assert set(SUBJECTS) == set(TABLES)
    named = {(spec.measure, subject) for subject, specs in TABLES.items() for spec in specs}
    held = {(entry.key, subject) for subject, entries in SUBJECTS.items() for entry in entries}
    by_tables = {key for key, _ in named}
    assert {pair for pair in held - named if pair[0] in by_tables} == set()
