from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.words.data.methods import rules


def said(settings: Settings) -> dict[str, str]:
    return dict(rules(settings, "wards of 2013 (WD13CD)"))


def test_each_threshold_of_the_settings_stands_in_its_rule() -> None:
    found = said(load_settings())
    assert "begins with April" in found["The year"]
    assert "fewer than 20 incidents" in found["Few incidents"]
    assert "the baseline and 10% on top" in found["“No worse” targets"]
    assert "Under 100 people asked" in found["Surveys"]
    assert "under 30 it is not shown" in found["Surveys"]
    assert "Ward map in use: wards of 2013 (WD13CD)." in found["One rule for the ward"]


def test_other_settings_give_other_words() -> None:
    settings = load_settings()
    limits = settings.thresholds.model_copy(
        update={"survey_design_effect": 1.5, "no_worse_margin": 0.05}
    )
    found = said(settings.model_copy(update={"thresholds": limits}))
    assert "widened for the sample's design (effect 1.5)" in found["Surveys"]
    assert "the baseline and 5% on top" in found["“No worse” targets"]
    assert "simply random" in said(settings)["Surveys"]
