"""Every key of the settings is explained, and in one way."""

from collections.abc import Iterator

import pytest
from pydantic import BaseModel

from moorlands_dash.partnership import DEFAULT_FILE
from moorlands_dash.partnership.explained import explained, read
from moorlands_dash.partnership.model import Settings

OF_THE_USER = {"senders", "suppliers"}


def keys(model: type[BaseModel], section: str = "") -> Iterator[str]:
    for name, field in model.model_fields.items():
        kind = field.annotation
        whole = f"{section}{name}"
        if isinstance(kind, type) and issubclass(kind, BaseModel) and name not in OF_THE_USER:
            yield from keys(kind, f"{whole}.")
        else:
            yield whole


def test_every_key_is_explained() -> None:
    found = explained()
    assert [key for key in keys(Settings) if key not in found] == ["folder"], "no key of the file"
    assert [key for key, each in found.items() if not each.means] == []
    own = set(keys(Settings))
    assert {key for key in found if key not in own} <= {
        f"suppliers.{name}" for name in ("sender", "sends", "every", "days", "since", "files")
    }


def test_the_embedded_settings_explain_each_key_in_the_same_words() -> None:
    embedded = {each.key: each for each in read(DEFAULT_FILE.read_text(encoding="utf-8"))}
    assert {key: each for key, each in explained().items() if embedded.get(key) != each} == {}


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("district.name", "Exactly as data.police.uk's “LSOA name” begins"),
        ("comparators.codes", "Codes of those districts"),
        ("suppliers.every", "month, quarter or year"),
        ("survey_hide_below", "do not show under that many"),
        ("recorded_crime.csp_code", "ONS's code for it"),
    ],
)
def test_an_explanation_is_of_its_key(key: str, said: str) -> None:
    whole = next(each for each in explained() if each.endswith(key))
    assert said.replace("“", '"').replace("”", '"') in explained()[whole].means
