"""The words that a typed claim may be made of, by what they stand for.

What may be passed over stands in `passed_over`. Every other word has a meaning here, or the claim
is asked back.
"""

from __future__ import annotations

from moorlands_dash import vocabulary
from moorlands_dash.measures.claims import kinds as claims

UP, DOWN = "up", "down"
"""A direction: a change, or one side of another place."""
MORE_WORD, LESS_WORD = "more", "less"
"""A direction in words that compare numbers: "more", "fewer"."""
HIGHER_WORD, LOWER_WORD = "higher", "lower"
"""A direction in words that compare states: "higher", "safer"; of rates as well as counts."""

OTHERS, ENGLAND, USUAL, ANY_OTHER = "other wards", "england", "usual", "any other ward"
"""What a claim may be set against in words, but not in figures."""

WHOLE: dict[str, str] = {
    vocabulary.ALL: "all police incidents, police incidents, all incidents, incidents, incident, "
    "everything, trouble",
    vocabulary.ALL_CRIME: "all crime, recorded crime, total recorded crime, all recorded crime, "
    "overall recorded crime, police recorded crime, crime, crimes, offence, offences, offending, "
    "crime levels, all crimes, overall crime, total crime, crime overall, all offences, crime in "
    "total",
}
"""What people call all incidents and all crime; what they call a category, its source says."""

VERBS: dict[str, str] = {
    "robbery": "robbed, mugged",
    "burglary": "burgled, been burgled",
    "bicycle_theft": "bike stolen, bike was stolen, bikes stolen, bikes were stolen, stolen "
    "bike, stolen bikes, bicycle stolen, bicycle was stolen, bicycles stolen, bicycles were "
    "stolen",
    "damage_arson": "vandalised",
    "casualties_serious": "killed or seriously injured, seriously injured",
    "violence": "violent",
}
"""What happened to somebody or something -> what it is counted as."""

UNHELD: dict[str, str] = {
    "Speeding": "speeding, speeders, fast driving, dangerous driving",
    "Parking": "parking, bad parking, illegal parking, pavement parking",
    "Fraud and scams": "fraud, scams, scam, cyber crime, cybercrime",
    "Drink-driving": "drink driving, drunk driving",
    "Noise": "noise, noise nuisance, noisy neighbours, loud music",
    "Begging and rough sleeping": "begging, rough sleeping, beggars",
    "Domestic incidents": "domestic",
    "Money": "pounds, cost, costs, costing, worth, value",
    "Unreported crime": "unreported, goes unreported, go unreported, never reported, not "
    "reported, isnt reported, arent reported, underreported",
    "Police officers": "police officers, officers, pcsos, pcso, bobbies, policing, police "
    "numbers, police stations, police",
    "Residents": "people live, residents live, population, residents, people, people living, "
    "residents of, locals",
    "How safe people feel": "feel safe, feel safer, feel less safe, feel unsafe, fear of crime, "
    "people feel, confidence in the police",
    "Arrests": "arrests, arrest, arrested",
    "What became of crimes": "charges, charge, charged, convictions, convicted, prosecutions, "
    "prosecuted, solved, unsolved, cleared up, detections, detection rate, detected, cautions, "
    "cautioned, brought to justice, led to a charge, led to charges, no suspect identified, "
    "outcomes",
    "Victims": "victims, victim",
    "Offenders": "suspects, offenders, perpetrators, burglars, burglar, thieves, thief, "
    "shoplifters, shoplifter, muggers, robbers, criminals, gangs, gang, teenagers, families, "
    "arsonists",
}
"""What no source tells of -> its names; given way to where the program has a choice for it."""

DIRECTIONS: dict[str, str] = {
    UP: "up, through the roof, gone through the roof, creeping up, creeps up, soars, rockets, "
    "surges, jumps, jump, climbs, climb, spikes, spike, worsens, worsen, balloons, ballooned, "
    "mushroomed, swells, getting any worse, risen, rose, rises, rise, rising, increased, "
    "increase, increases, increasing, gone up, going up, went up, goes up, go up, on the rise, on "
    "the up, growing, grown, grew, worsened, worsening, getting worse, got worse, got any worse, "
    "gotten worse, soared, soaring, rocketed, surged, surge, surging, shot up, jumped, climbed, "
    "climbing, spiked, upturn, rises in, an increase in, a rise in, a rise, an increase, on the "
    "increase, crept up, edged up, rocketing, shooting up, getting higher, higher and higher, a "
    "jump in, a surge in, a spike in, upward, gotten higher, increase in, rise in",
    DOWN: "down, plunges, plunge, plummets, plummet, tumbles, tumble, slumps, slump, declines, "
    "improves, improve, dips, dipped, dip, slipped, slips, eases, eased, shrunk, shrank, shrinks, "
    "getting any better, fallen, fell, falls, fall, falling, decreased, decrease, decreases, "
    "decreasing, dropped, drop, drops, dropping, gone down, going down, went down, goes down, go "
    "down, come down, came down, reduced, reducing, reduction, improved, improving, improvement, "
    "getting better, got better, got any better, plummeted, plunged, tumbled, slumped, declined, "
    "decline, declining, cut, slashed, a reduction in, a fall in, a drop in, a fall, a drop, a "
    "decrease, a decrease in, fall in, drop in, reduction in, on the decrease, on the wane, on "
    "the way down, crept down, edged down, lessened, tumbling, plunging, plummeting, a decline "
    "in, a decline",
    MORE_WORD: "more, a greater number of, a higher number of, a larger number of",
    LESS_WORD: "less, fewer, a smaller number of, a lower number of",
    HIGHER_WORD: "a more dangerous place, higher, more likely to be, more likely to be a victim "
    "of, more likely to be the victim of, more likely to be victims of, more likely to suffer, "
    "worse, above, more dangerous, less safe, more common, greater, ahead of, exceeds, exceed, "
    "exceeded, outnumber, outnumbers, busier, outstrips, outstrip, larger, bigger",
    LOWER_WORD: "less likely to be, less likely to be a victim of, less likely to be the victim "
    "of, less likely to be victims of, less likely to suffer, a safer place, safer place, lower, "
    "better, below, safer, less dangerous, less common, quieter, smaller",
}

KINDS: dict[str, str] = {
    claims.DOUBLED: "doubled, doubles, double, doubling, twice, twice as high, twice as many, "
    "twice as much, at least twice, at least twice as high, more than doubled, more than twice, "
    "more than double, two times, two fold, twofold, at least doubled, at least double, over "
    "twice, over double, twice as common, at least twice as many, more than twice as many, more "
    "than twice as high, double the number of, twice the number of, twice as bad, twice as "
    "likely to be, twice as likely to be a victim of, twice as likely to be victims of, twice as "
    "likely to suffer",
    claims.TREBLED: "trebled, trebles, triples, treble, tripled, triple, tripling, three times, "
    "three times as high, at least three times, at least three times as high, threefold, three "
    "times as many, three times as much, more than trebled, more than tripled, at least trebled, "
    "more than three times, at least treble, over three times, at least three times as many",
    claims.HALVED: "halved, halves, halve, halving, less than half as many, less than half as "
    "high, half the number of, half as high, half as many, half as much, at most half as high, "
    "halved at least, more than halved, cut in half, by half, at least halved",
    claims.HIGHEST: "tops the table, tops the list, top of the table, top of the list, comes "
    "top, comes out worst, worst, highest, the highest, most dangerous, least safe, number one, "
    "top, highest level, the highest level, at its highest level, at the highest level, at its "
    "highest point, highest figure, highest total, worst affected, hardest hit",
    claims.LOWEST: "comes bottom, bottom of the table, bottom of the list, comes out best, "
    "safest, lowest, quietest, best, least dangerous, bottom, lowest level, the lowest level, at "
    "its lowest level, at the lowest level, at its lowest point, lowest figure, lowest total",
    claims.MOST: "most, the most, highest number of, the highest number of, largest number of, "
    "greatest number of, busiest",
    claims.FEWEST: "fewest, least, the least, the fewest, lowest number of, the lowest number "
    "of, smallest number of",
    claims.COMMONEST: "single biggest category, single largest category, single biggest problem, "
    "single biggest issue, most common, commonest, largest category, biggest category, largest "
    "kind, biggest kind, biggest problem, main problem, most frequent, most recorded, most "
    "reported, most prevalent, largest type, biggest type, main type, biggest issue, main issue",
    claims.RAREST: "least common, rarest, least frequent, least reported",
    claims.NONE: "none, nobody, no one",
    claims.RECORD_HIGH: "peaked, the highest it has ever been, highest it has ever been, worst "
    "it has ever been, the worst it has ever been, highest it has been, record, record high, a "
    "record, a record year, record year, record numbers, at a record high, record levels, record "
    "level, at record levels, highest ever, the highest ever, highest on record, at its highest, "
    "all time high, worst ever, worst on record, most ever, worst year, worst year ever, busiest "
    "year, highest year, worst year on record, a record high, the worst year, peak year, its "
    "peak, at its peak, higher than ever, worse than ever, at its highest ever, an all time high",
    claims.RECORD_LOW: "the lowest it has ever been, lowest it has ever been, best it has ever "
    "been, the best it has ever been, lowest it has been, record low, a record low, at a record "
    "low, lowest ever, the lowest ever, best year, the best year, best year ever, quietest year, "
    "lowest year, lowest on record, at its lowest, all time low, best ever, fewest ever, lower "
    "than ever, at its lowest ever, an all time low",
}

MONTHS_RANKED = {
    claims.RECORD_HIGH: "worst month, busiest month, highest month, worst ever month, worst "
    "month ever, record month, highest monthly total, highest monthly figure",
    claims.RECORD_LOW: "best month, quietest month, lowest month, best ever month, best month "
    "ever, lowest monthly total, lowest monthly figure",
}
"""A record of one month among all -> its names."""
AMONG = "one of the, one of, one of our, among, amongst, among the, amongst the"
"""What may stand before "top three" or "three worst"."""

MAJORITY = "most of, the majority of, a majority of, the bulk of, most, the majority"

ROLES: dict[str, str] = {
    "counted": "volumes, volume, number of, numbers of, amount of, the number of, total number "
    "of, the total number of, in number, numbers, in numbers, volume of",
    "rate": "rate of, rates of, rate, rates, per resident, per head, per capita, per person, per "
    "head of population, per 1000, per 1000 residents, per 1000 people, per 1000 population, per "
    "thousand, per thousand residents, per thousand people, for its residents, for its size, "
    "relative to its population, for each resident, per inhabitant, per 1000 head of population, "
    "the rate of, adjusted for population",
    "of wards": "of all wards, of all the wards, of the wards, of any ward, of our wards, of all "
    "our wards, out of all wards, of every ward, of the 27 wards, of all 27 wards, of all the 27 "
    "wards, out of 27 wards, out of all 27 wards, all 27 wards, all the 27 wards, the 27 wards, "
    "ward, area, place, wards, in any ward, any ward, of anywhere",
    "every ward": "every ward, each ward, all wards, all the wards, all of the wards, every "
    "single ward, all our wards, all of our wards, across all wards, each of the wards, every "
    "one of the wards, each and every ward, ward by ward, everywhere, everywhere in the district",
    "around": "around, near, close to, next to, surrounding, nearby, outskirts of, just outside",
    "than": "than, compared with, compared to, against, versus, vs, v, than in, as in, than the",
    "as": "as",
    "no": "no, zero, not a single, not one, not any, hasnt been a single, havent been a single, "
    "hasnt had a single, havent had a single, hasnt seen a single, havent seen a single, has not "
    "been a single, have not been a single, has not had a single, have not had a single, hasnt "
    "been any, havent been any, hasnt had any, havent had any, has not been any, have not been "
    "any, has not had any, have not had any, without a single, without a, without any, wasnt a "
    "single, werent any",
    "negative": "not, never, isnt, arent, hasnt, havent, wasnt, werent, didnt, doesnt, dont, it "
    "is not true that, it isnt true that, it is untrue that, it is false that, it is wrong that, "
    "it is not so that, it is not the case that, not true that",
    "no ward": "no ward, none of the wards, not one ward, not a single ward, no single ward, "
    "none of our wards",
    "unchanged": "nothing has changed, nothing changed, neither up nor down, neither risen nor "
    "fallen, no change, no change in, not changed, hasnt changed, havent changed, has not "
    "changed, have not changed, unchanged, stayed the same, the same, stable, flat, level, no "
    "different, is steady, was steady, remained steady, about the same, roughly the same, much "
    "the same, broadly the same, more or less the same, pretty much the same, broadly stable, "
    "broadly unchanged, largely unchanged, little changed, barely changed, hardly changed, stayed "
    "about the same, levelled off, levelled out, plateaued, stayed flat, stayed level, held "
    "steady, remained stable, remained the same, remained unchanged, remained flat, similar, "
    "similar to, about the same level as, at the same level, at the same level as, did not "
    "change, didnt change, not changed much, hardly moved, barely moved, hardly budged, barely "
    "budged, hasnt changed much, as it was",
    "complaints": "complaints about, complaints of, complaints, complaint",
    "together": "together, put together, taken together, added together, combined, between them, "
    "in combination, when combined",
    "on average": "average number of, the average number of, on average, averages, averaged, an "
    "average of, average of, averaging",
    "any year": "than in any year, than any year, than in any other year, than any other year, "
    "than in any of the years, than in any previous year",
    "of months": "of all months, of any month, any month, of all the months, of every month",
    "my ward": "my ward, our ward, this ward, here, round here, around here, my area, our area, "
    "this area, locally, my village, our village, my town, our town, this town, this village, "
    "the area, the local area, our town centre, the town centre, the village, my street",
    "covid": "since before covid, since before the pandemic, since covid, since covid 19, since "
    "the pandemic, since lockdown, since the lockdown, than before covid, than before the "
    "pandemic, before covid, before the pandemic, pre covid, pre pandemic, than pre covid, than "
    "in lockdown, compared with before covid, compared with before the pandemic, compared to "
    "before covid, compared to before the pandemic, than during covid, during covid, during "
    "lockdown, after covid, post covid, than before lockdown",
    "what it was": "of what it was, what it was, of what they were, what they were, of what they "
    "used to be, of what it used to be",
    "on record": "on record, since records began, since records were kept, ever recorded",
    "which": "which, what, where, how many, how much, who",
}
"""Role -> the words that have it."""

AGAINST = (
    "above",
    "below",
    "exceeds",
    "exceed",
    "exceeded",
    "outnumber",
    "outnumbers",
    "outstrips",
    "outstrip",
    "ahead",
)
"""First words of the phrases that need no "than"."""

EACH: dict[str, str] = {
    "year": "a year, per year, each year, every year, yearly, annually, per annum, in an average "
    "year, in a typical year, an average year, a typical year, every single year",
    "month": "a month, per month, each month, every month, monthly, in an average month, in a "
    "typical month, an average month, a typical month, every single month",
    "week": "a week, per week, each week, every week, weekly, in an average week, in a typical "
    "week, an average week, a typical week, every single week",
    "day": "a day, per day, each day, every day, daily, on an average day, on a typical day, an "
    "average day, a typical day, every single day",
}
"""What time a number is for -> the words that say so."""
UNTOLD = "every two days, every night, a night, every hour, an hour, every other day"
"""Times for which nothing is counted."""

BEYOND: dict[str, str] = {
    "order": "overtakes, overtake, overtook, overtaken, has passed, have passed, moved ahead of, "
    "went ahead of, pulled ahead of",
    "cause": "because, because of, due to, thanks to, owing to, as a result of, caused, causing, "
    "causes, caused by, led to, leads to, driven by, to blame, to blame for",
    "future": "will, will be, going to, set to, likely to, expected to, forecast to, predicted "
    "to, next year, next month, next summer, next winter",
    "after": "after, following",
    "faster": "faster, fastest, fastest growing, quicker, quickest, biggest increase, biggest "
    "rise, biggest jump, biggest fall, biggest drop, biggest decrease, largest increase, largest "
    "rise, largest fall, largest drop, largest decrease, sharpest rise, sharpest fall, steepest "
    "rise, steepest fall",
    "exception": "except, except for, excluding, apart from, aside from, other than, not "
    "counting, leaving out, leaving aside",
    "one of several": "both, neither, either, or, but, whereas, whilst, although",
    "in a row": "in a row, years running, months running, consecutive, successive, year after "
    "year, month after month, steadily, consistently, a steady, steady",
    "each": UNTOLD,
    "no number": "dozens, dozens of, hundreds, hundreds of, thousands, thousands of, scores of, "
    "lots of, plenty of, a handful, a handful of, rare, rife, common, widespread",
}
"""What counts of incidents can't tell, or no rule judges: the question -> the words that say it."""

HABITS = (
    "rises, rise, increases, increase, goes up, go up, falls, fall, decreases, decrease, drops, "
    "drop, goes down, go down, double, treble, triple"
)
"""A direction as of what happens every time: "burglary goes up in winter"."""
BESIDE: dict[str, str] = {
    claims.DISTRICT: "district average, the district average, average, the average, the district "
    "as a whole, district as a whole, whole district, the whole district, average for the "
    "district, the average for the district, district rate, the district rate",
    OTHERS: "other wards, the other wards, elsewhere, rest of the district, the rest of the "
    "district, most wards, others, neighbouring wards, other areas, other districts, other "
    "places, similar areas",
    ANY_OTHER: "any other ward, every other ward, all the other wards, all other wards, anywhere "
    "else in the district, anywhere else, everywhere else, any other, any other ward in the "
    "district, every other ward in the district, all of the other wards, each of the other wards",
    USUAL: "usual, normal, the usual, expected",
    ENGLAND: "england, wales, the uk, uk, britain, great britain, staffordshire, the force, the "
    "county, county",
}

COUNTRY_NAMES = (
    "national average, the national average, nationally, the country, the country as a whole, "
    "national rate, the national rate, national figure, the national figure, national level, the "
    "national level, across the country"
)
