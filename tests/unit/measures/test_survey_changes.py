import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.measures.plan.surveys import share_difference, survey_waves, with_changes

# Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10: 95% limits.
PUBLISHED = [
    ((56, 70, 48, 80), (0.0524, 0.3339)),
    ((9, 10, 3, 10), (0.1705, 0.8090)),
    ((6, 7, 2, 7), (0.0582, 0.8062)),
    ((5, 56, 0, 29), (-0.0381, 0.1926)),
]


@pytest.mark.parametrize(("counts", "limits"), PUBLISHED)
def test_the_interval_is_newcombes(counts: tuple[int, ...], limits: tuple[float, float]) -> None:
    _, lower, upper, _ = share_difference(*counts)
    assert (lower, upper) == pytest.approx(limits, abs=0.00006)


def test_the_p_value_is_the_pooled_z_test() -> None:
    # 56 of 70 against 48 of 80: z = 0.2 / sqrt(p(1-p)(1/70+1/80)), p = 104/150; z = 2.6508.
    difference, _, _, p_value = share_difference(56, 70, 48, 80)
    assert difference == pytest.approx(0.2)
    assert p_value == pytest.approx(0.00803, abs=0.0003)


def test_everybody_saying_the_same_is_no_change() -> None:
    assert share_difference(40, 40, 60, 60)[3] == 1.0
    assert share_difference(0, 40, 0, 60)[3] == 1.0


@given(st.integers(0, 200), st.integers(0, 200), st.floats(1, 3))
def test_a_larger_design_effect_is_never_surer(now: int, before: int, effect: float) -> None:
    plain = share_difference(now, 200, before, 200)
    wide = share_difference(now, 200, before, 200, design_effect=effect)
    assert plain[0] == wide[0]
    assert wide[2] - wide[1] >= plain[2] - plain[1] - 1e-9
    assert wide[3] >= plain[3] - 1e-9


def waves(*rows: tuple[str, str, int, int], wording: str = "Safe?") -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["indicator", "period_start", "numerator", "denominator"])
    start = pd.to_datetime(frame["period_start"])
    frame = frame.assign(
        period_start=start, period_end=start + pd.offsets.MonthEnd(6), wording=wording
    )
    return survey_waves(frame, design_effect=1, warn_below=100, hide_below=30)


def test_a_wave_is_set_against_the_same_season_else_against_the_one_before() -> None:
    found = with_changes(
        waves(
            ("safe", "2024-04-01", 200, 500),
            ("safe", "2024-10-01", 260, 500),
            ("safe", "2025-04-01", 280, 500),
        ),
        design_effect=1,
    )
    assert pd.isna(found["before_end"].iloc[0])
    assert found["before_end"].dt.strftime("%Y-%m").tolist()[1:] == ["2024-09", "2024-09"]
    assert found["share_before"].iloc[2] == 0.4
    assert found["difference"].iloc[2] == pytest.approx(0.16)
    assert found["verdict"].tolist() == ["cannot tell", "higher", "higher"]


def test_other_words_and_few_answers_are_not_compared() -> None:
    two = waves(("safe", "2024-04-01", 200, 500), ("safe", "2025-04-01", 300, 500))
    assert with_changes(two, design_effect=1)["verdict"].iloc[1] == "higher"
    two.loc[1, "wording"] = "How safe?"
    assert with_changes(two, design_effect=1)["verdict"].iloc[1] == "cannot tell"
    few = waves(("safe", "2024-04-01", 5, 20), ("safe", "2025-04-01", 300, 500))
    assert with_changes(few, design_effect=1)["verdict"].iloc[1] == "cannot tell"


def test_the_questions_of_a_wave_are_tested_together() -> None:
    def question(key: str, now: int) -> list[tuple[str, str, int, int]]:
        return [(key, "2024-04-01", 200, 500), (key, "2025-04-01", now, 500)]

    alone = with_changes(waves(*question("a", 233)), design_effect=1)
    assert alone["verdict"].iloc[1] == "higher"
    rows = [*question("a", 233), *question("b", 201), *question("c", 199), *question("d", 202)]
    frames = [waves(*rows[start : start + 2]) for start in range(0, 8, 2)]
    together = with_changes(pd.concat(frames), design_effect=1)
    assert (together["verdict"] != "higher").all()
    assert together["p_adjusted"].iloc[1] == pytest.approx(4 * together["p_value"].iloc[1])
