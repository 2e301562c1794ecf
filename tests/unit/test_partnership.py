"""Settings: the embedded file is sound, and a broken twin of each rule is refused with its line."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from moorlands_dash.partnership import DEFAULT_FILE, SettingsError, load_settings
from moorlands_dash.statuses import THRESHOLDS

TEXT = DEFAULT_FILE.read_text(encoding="utf-8")


def beside_its_files(folder: Path, text: str) -> Path:
    """Write settings to a folder that has what they name."""
    shutil.copytree(DEFAULT_FILE.parent / "reference", folder / "reference")
    path = folder / "other.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_embedded_settings_are_this_district() -> None:
    settings = load_settings()
    assert settings.district.code == "E07000198"
    assert settings.force.name == "Staffordshire Police"
    assert len(settings.recorded_crime.forces) == 43
    assert all(path.is_file() for path in settings.reference_files())


def test_every_key_is_documented() -> None:
    lines = TEXT.splitlines()
    for number, line in enumerate(lines):
        if line.startswith("[") and lines[number - 1].startswith("# "):
            continue
        if line and line[0].isalpha():
            block = number
            while lines[block - 1].strip() and not lines[block - 1].startswith("["):
                block -= 1
            assert lines[block].startswith("#"), f"line {number + 1} has no explanation: {line}"


@pytest.mark.parametrize(
    ("good", "bad", "said"),
    [
        ("first_month = 4", "first_month = 13", "financial_year.first_month = 13"),
        ("first_month = 4", 'first_month = "spring"', "financial_year.first_month = 'spring'"),
        ('code = "E07000198"', 'code = "Moorlands"', "district.code = 'Moorlands'"),
        ("unreliable_below = 20", "unreliable_below = -1", "thresholds.unreliable_below = -1"),
        ("no_worse_margin = 0.10", "no_worse_margin = 10", "thresholds.no_worse_margin = 10"),
        ("survey_design_effect = 1.0", "survey_design_effect = 0.5", "survey_design_effect = 0.5"),
        ("old_after_months = 4", "old_afer_months = 4", "unknown key thresholds.old_afer_months"),
        ('basemap = "none"', 'basemap = "google"', "map.basemap = 'google'"),
        ("file_mb = 4000", "file_mb = 0", "limits.file_mb = 0"),
        ("seconds = 1800", "seconds = 0", "limits.seconds = 0"),
        ("workbook_cells = 2", "workbook_cells = -2", "limits.workbook_cells = -2"),
        ("recording = true", 'recording = "yes"', "decisions.recording = 'yes'"),
        ('group = "strategy"', 'group = "board"', "decisions.group = 'board'"),
        ("minutes = 60", "minutes = 0", "decisions.minutes = 0"),
        ("on_course = 0.80", "on_course = 1.1", "status.on_course = 1.1"),
        ("watch = 0.50", 'watch = "half"', "status.watch = 'half'"),
        ("at_risk = 0.20", "at_risk = -0.1", "status.at_risk = -0.1"),
        ("threshold = 5", "threshold = 1", "disclosure.threshold = 1"),
        ("sensitive = [", 'sensitive = ["robery", ', "'robery' is not a category: choose from"),
        ("view = false", 'view = "no"', "public.view = 'no'"),
    ],
)
def test_a_wrong_value_is_refused_with_its_line(
    tmp_path: Path, good: str, bad: str, said: str
) -> None:
    assert TEXT.count(good) >= 1
    path = tmp_path / "partnership.toml"
    path.write_text(TEXT.replace(good, bad, 1), encoding="utf-8")
    line = next(n for n, row in enumerate(path.read_text().splitlines(), 1) if bad in row)
    with pytest.raises(SettingsError) as refused:
        load_settings(path)
    assert f"line {line}: " in str(refused.value)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("watch = 0.50", "watch = 0.90"),
        ("watch = 0.50", "watch = 0.80"),
        ("at_risk = 0.20", "at_risk = 0.50"),
    ],
)
def test_thresholds_of_the_status_must_descend(tmp_path: Path, good: str, bad: str) -> None:
    path = tmp_path / "partnership.toml"
    path.write_text(TEXT.replace(good, bad, 1), encoding="utf-8")
    line = TEXT.splitlines().index("[status]") + 1
    with pytest.raises(SettingsError) as refused:
        load_settings(path)
    parts = [f"{low} under {high}" for low, high in pairwise(reversed(THRESHOLDS))]
    order = ", and ".join(parts).replace(" under ", " must lie under ", 1)
    assert str(refused.value) == f"{path}, line {line}: [status] can't be used: {order}."
    assert order.startswith("at_risk must lie under ")
    assert order.endswith(" under on_course")


def test_nobody_records_decisions_where_the_settings_do_not_say_so(tmp_path: Path) -> None:
    before, _, rest = TEXT.partition("[decisions]")
    path = beside_its_files(tmp_path, before + rest[rest.index("[limits]") :])
    assert not load_settings(path).decisions.recording
    assert load_settings().decisions.recording


@pytest.mark.parametrize(
    ("names", "order"),
    [
        (["Moorlands Housing"], "day"),
        (["in/2025/Fly-Tipping (2).csv"], "month"),
        (["moorlands housing", " The Council "], "day"),
        # Nothing is said of one, or two things of one.
        (["Moorlands Housing", "Somebody"], ""),
        (["Moorlands Housing", "fly-tipping.csv"], ""),
        (["both.csv"], ""),
        ([], ""),
    ],
)
def test_the_settings_say_how_a_sender_writes_its_days(
    tmp_path: Path, names: list[str], order: str
) -> None:
    said = """
    [senders]
    "Moorlands Housing" = "day first"
    "the council" = "day first"
    "fly-tipping*" = "month first"
    "both*" = "day first"
    "*both.csv" = "month first"
    """
    settings = load_settings(beside_its_files(tmp_path, TEXT + said))
    assert settings.senders.order(*names) == order
    assert load_settings().senders.order(*names) == ""


def test_an_order_of_days_that_is_none_is_refused_with_its_line(tmp_path: Path) -> None:
    path = beside_its_files(tmp_path, TEXT + '[senders]\n"*" = "year first"\n')
    with pytest.raises(SettingsError) as refused:
        load_settings(path)
    assert f"line {len(TEXT.splitlines()) + 2}: senders.* = 'year first'" in str(refused.value)


def test_members_are_organisations_the_authorities_first() -> None:
    names = load_settings().members.names
    assert names[0] == "Staffordshire Moorlands District Council"
    assert len(names) == len(set(names)) == 18


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    path = tmp_path / "partnership.toml"
    path.write_text(TEXT.replace('name = "Staffordshire Police"\n', ""), encoding="utf-8")
    with pytest.raises(SettingsError, match=r"force\.name is missing"):
        load_settings(path)


@pytest.mark.parametrize("content", [b"[broken", b"\xff\xfe\x00", b"a = 1\na = 2"])
def test_a_file_that_is_not_settings_is_refused_in_words(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "partnership.toml"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"partnership\.toml"):
        load_settings(path)


def test_a_copy_without_the_reference_files_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "partnership.toml"
    path.write_text(TEXT, encoding="utf-8")
    line = TEXT.splitlines().index('reference = ["reference/populations.csv"]') + 1
    with pytest.raises(SettingsError) as refused:
        load_settings(path)
    assert f"line {line}: files.reference names {tmp_path / 'reference'}" in str(refused.value)


def test_no_file_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="can't be read"):
        load_settings(tmp_path / "none.toml")


def test_the_environment_names_the_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tamworth = TEXT.replace('"Staffordshire Moorlands"', '"Tamworth"', 1)
    path = beside_its_files(tmp_path, tamworth)
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(path))
    assert load_settings().district.name == "Tamworth"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Moorlands Together", "moorlands-together"),
        ("Bro Morgannwg & Y Fro: Diogel!", "bro-morgannwg-y-fro-diogel"),
        ("Ynys Môn", "ynys-mon"),
    ],
)
def test_the_key_is_made_of_the_name(tmp_path: Path, name: str, key: str) -> None:
    text = DEFAULT_FILE.read_text(encoding="utf-8").replace('"Moorlands Together"', f'"{name}"')
    assert load_settings(beside_its_files(tmp_path, text)).key == key


def with_key(folder: Path, key: str, name: str = "Moorlands Together") -> Path:
    text = DEFAULT_FILE.read_text(encoding="utf-8")
    text = text.replace('name = "Moorlands Together"', f'key = "{key}"\nname = "{name}"')
    return beside_its_files(folder, text)


def test_a_key_that_is_given_holds_whatever_the_name(tmp_path: Path) -> None:
    assert load_settings(with_key(tmp_path, "moorlands", "Peak Together")).key == "moorlands"


@pytest.mark.parametrize("key", ["Moorlands Together", "moorlands_together", "-moorlands", "a--b"])
def test_a_key_that_a_link_would_spoil_is_refused(tmp_path: Path, key: str) -> None:
    with pytest.raises(SettingsError, match=r"line \d+: partnership.key = "):
        load_settings(with_key(tmp_path, key))


def test_a_name_without_letters_needs_a_key(tmp_path: Path) -> None:
    text = DEFAULT_FILE.read_text(encoding="utf-8").replace('"Moorlands Together"', '"★★★"')
    with pytest.raises(SettingsError, match="no letter from A to Z: give it a key"):
        load_settings(beside_its_files(tmp_path, text))


def test_an_address_names_the_partnership_before_the_place_on_the_page() -> None:
    settings = load_settings()
    assert settings.address("my_ward", ward="Leek West") == (
        "my_ward?ward=Leek+West&partnership=moorlands-together"
    )
    assert settings.address("targets", "asb 2026") == (
        "targets?partnership=moorlands-together#asb%202026"
    )
