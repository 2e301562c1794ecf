from dataclasses import asdict

import pytest

from moorlands_dash.measures.register import MEASURES, Measure


@pytest.mark.parametrize("measure", MEASURES.values(), ids=lambda measure: measure.key)
def test_every_field_of_every_measure_is_filled(measure: Measure) -> None:
    for name, text in asdict(measure).items():
        assert text.strip() == text, name
        assert text or name.startswith("partner_"), name
        assert "  " not in text, name


def test_keys_are_unique_and_sentences_end() -> None:
    for key, measure in MEASURES.items():
        assert key == measure.key
        assert measure.caveat.endswith(".")
        assert measure.method.endswith((".", "manifest"))
