"""Measures of hotspots in the register: what is counted, how, and what to mind."""

from __future__ import annotations

from moorlands_dash.measures.entry import Measure

ENTRIES = (
    Measure(
        key="hotspot_hours",
        title="Days and hours of the incidents in hotspots",
        unit="{counted}, or parts of them, in four hours of the week",
        numerator="{counted} inside whose time is known",
        denominator="none: a count; tested against a week without busy and quiet hours",
        better="neither: it says when somebody might be there",
        source="{sources}",
        caveat="Some systems write 00:00 where the hour isn't known, and a report's time may be "
        "when something was found. A burst by one offender makes a part of the week look surer "
        "than it is.",
        method="Incidents of which only a span is known give each hour of it an equal part. Under "
        "20 with a known time nothing is said. Else many parts of the week are tried: four hours, "
        "eight hours and whole days, on one day, two days running, Monday to Friday or all days. "
        "The part least likely in an even week, by the binomial chance of so many, is named. That "
        "must hold after Bonferroni's correction over all that were tried.",
        reference="Ratcliffe (2002), Journal of Quantitative Criminology 18",
    ),
    Measure(
        key="hotspots",
        title="Hotspots",
        unit="{counted} in the cell over the period",
        numerator="{counted} of the chosen category with a location in the cell",
        denominator="none: a count; tested against as many {counted} at random places",
        better="fewer",
        source="{sources}",
        caveat="The police move each incident to a nearby anonymous point, so nothing is said of a "
        "house or a street. Random places are all over the district, moorland too: that a town is "
        "hot says first that people are there. One very busy place can hide lesser ones, as Gi* "
        "measures each against the whole map.",
        method="Getis-Ord Gi* of each cell and its neighbours (esda, binary weights). Its own "
        "normal distribution finds hotspots in nothing where most cells are empty. So two more "
        "things must hold. The exact binomial chance of so many incidents at random places says so "
        "too, over all cells under Benjamini and Hochberg's false-discovery control at 5%. And "
        "something happened in the cell itself. Hot cells that touch are one hotspot.",
        reference="Ord and Getis (1995), Geographical Analysis 27; Benjamini and Hochberg (1995), "
        "JRSS B 57",
    ),
    Measure(
        key="hotspot_density",
        title="Density of incidents",
        unit="{counted} per square kilometre over the period",
        numerator="{counted} of the chosen category, each spread over its surroundings",
        denominator="square kilometres",
        better="lower",
        source="{sources}",
        caveat="A density is a picture, not a test: every map has hills. Along the district's "
        "edge it comes out too low, as nothing beyond is known.",
        method="Quartic kernel; the bandwidth is 250 to 500 m, or as chosen. Rules of thumb are "
        "made for one hill and would smooth a district of several towns over kilometres. Nothing "
        "is drawn under 30 incidents.",
        reference="Silverman (1986), Density Estimation for Statistics and Data Analysis",
    ),
    Measure(
        key="hotspot_emergence",
        title="Whether a hotspot is new, lasts or is over",
        unit="windows of three months in which the cell is hot",
        numerator="windows in which the cell is hot",
        denominator="windows of which every month is loaded",
        better="never hot",
        source="{sources}",
        caveat="A window of three months holds few incidents: where a category is rare, a place "
        "can be a hotspot of the year and of no window.",
        method="Gi* as for hotspots in each of twelve consecutive windows, all cells and windows "
        "being one family. Persistent: hot in four of five windows. Emerging: hot in the latest, "
        "and its own count clearly higher since one of the last four. That is told by the exact "
        "conditional test, with Bonferroni's correction over the windows tried and false-discovery "
        "control over the cells. Former: not hot in the last four, and clearly lower. "
        "Intermittent: the rest.",
        reference="the kinds follow sfhotspot's hotspot_classify; Przyborowski and Wilenski "
        "(1940), Biometrika 31",
    ),
    Measure(
        key="hotspot_change",
        title="Change of each cell between two periods",
        unit="{counted} in the period, and in the period before",
        numerator="{counted} of the chosen category in the cell in the period",
        denominator="{counted} in the cell in a period of the same months before",
        better="fewer",
        source="{sources}",
        caveat="The test takes incidents as independent; a burst by one offender makes a change "
        "look surer than it is.",
        method="Exact two-sided conditional test of both counts. Cells with six incidents or more "
        "in both periods together are searched as one family. That is under Benjamini and "
        "Hochberg's false-discovery control at 5%. With fewer no change can be clear.",
        reference="Przyborowski and Wilenski (1940), Biometrika 31; Benjamini and Hochberg (1995), "
        "JRSS B 57",
    ),
    Measure(
        key="hotspot_both_years",
        title="Change of the places that both years together pick out",
        unit="{counted} in the period, and in the period before",
        numerator="{counted} of the chosen category in the place in the period",
        denominator="{counted} in the place in a period of the same months before",
        better="fewer",
        source="{sources}",
        caveat="A place picked for its count in one year seems to have risen to it, or fallen from "
        "it, where nothing has changed. So the hotspots of the map, picked for the latest period, "
        "are not set against the year before by their own counts.",
        method="Hot cells that touch, by Gi* of both periods' counts together, with ten or more "
        "inside. Exact two-sided conditional test of both counts, widened where the places' months "
        "vary more than chance alone has them. All places of the choice are one family under "
        "Benjamini and Hochberg's false-discovery control at 5%.",
        reference="Hauer (1997), Observational Before-After Studies in Road Safety; Przyborowski "
        "and Wilenski (1940), Biometrika 31; Benjamini and Hochberg (1995), JRSS B 57",
    ),
    Measure(
        key="hotspot_concentration",
        title="How much incidents gather in few places",
        unit="share of {counted} in the busiest 5% of the cells",
        numerator="{counted} in the busiest 5% of the cells",
        denominator="all {counted} with a location in a cell",
        better="neither: where they gather, few places are enough to work on",
        source="{sources}",
        caveat="Points on which the police publish are few, so that some gathering is theirs.",
        method="The share, less what as many incidents at random places put into their own busiest "
        "cells, from 500 random maps: with few incidents chance alone leaves most cells empty.",
        reference="Bernasco and Steenbeek (2017), Journal of Quantitative Criminology 33",
    ),
    Measure(
        key="hotspot_survival",
        title="Whether the hotspot survives the moving of points",
        unit="share of 200 random moves in which the cell is hot",
        numerator="maps, of 200 with every incident moved at random, on which the cell is hot",
        denominator="200 maps",
        better="neither: near 1 the hotspot does not hang on where the points stand",
        source="{sources}",
        caveat="How far a point was moved is not published; it is judged by how far the published "
        "points lie apart, rather too far than too near.",
        method="Each incident is put on an even random place about its point. That is no farther "
        "than the mean distance from there to the three nearest other points. Then the map is "
        "judged anew.",
        reference="data.police.uk, About the data, on location anonymisation; Tompson and others "
        "(2015), Cartography and Geographic Information Science 42",
    ),
    Measure(
        key="hotspot_hindsight",
        title="Would it have predicted?",
        unit="share of later {counted} that fell inside the marked area",
        numerator="{counted} of the months after that fell inside",
        denominator="all {counted} of the months after with a location in a cell",
        better="higher",
        source="{sources}",
        caveat="Incidents come in bursts, so the intervals are rather too narrow; and what "
        "predicts best tells where, not why.",
        method="At times in the last 24 months each method marks the same share of the area from "
        "the 12 months known then; the months judged do not overlap. PAI is the hit rate over the "
        "share of the area, PEI the PAI over the best that could have been had. Better or worse "
        "than simple past counts only by an exact test of the incidents that one of both held.",
        reference="Chainey, Tompson and Uhlig (2008), Security Journal 21; Hunt (2016), Do crime "
        "hot spots move?",
    ),
    Measure(
        key="near_repeat",
        title="Near repeats",
        unit="pairs of {counted} so near in place and time",
        numerator="pairs of {counted} within the distance and the days",
        denominator="the mean of such pairs with dates dealt anew among the {counted}",
        better="a ratio of 1",
        source="Partners' extracts with exact points and days",
        caveat="Only for exact points: on points that the police moved it would measure the "
        "moving. It shows that incidents follow one another, not who committed them.",
        method="Knox's test: 999 random dealings of the dates; one-sided p-values over all bands "
        "under Benjamini and Hochberg's false-discovery control at 5%.",
        reference="Knox (1964), Applied Statistics 13; Johnson and others (2007), Journal of "
        "Quantitative Criminology 23",
    ),
)
