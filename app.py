"""The dashboard: `streamlit run app.py`."""

from moorlands_dash.ui.frame import PageFile, run

PAGES = (
    PageFile(
        "pages/overview.py",
        "Overview",
        "Are we on course, and what needs us today?",
        ":material/notifications:",
        "Exceptions first, the watch list, what changed since the last meeting, and the data.",
    ),
    PageFile(
        "pages/ward_map.py",
        "Ward map",
        "Where is it happening?",
        ":material/map:",
        "Wards shaded by incidents, rate or change; a ranked table; each ward's months.",
        ("category", "period", "measure", "ward"),
        section="Places",
    ),
    PageFile(
        "pages/compare.py",
        "Compare",
        "Are we safer than elsewhere?",
        ":material/balance:",
        "The district against England and Wales, its force and the force's other districts.",
        ("category", "period"),
        section="Places",
    ),
    PageFile(
        "pages/targets.py",
        "Targets",
        "Will we meet our targets?",
        ":material/flag:",
        "Every target of the year against its milestones, with where it stands.",
        ("year",),
        section="Promises",
    ),
    PageFile(
        "pages/review.py",
        "Quarterly review",
        "What do we tell the Strategy Group, and what did it decide?",
        ":material/groups:",
        "The agenda by need, a drafted report for each exception, decisions and what followed.",
        ("meeting",),
        section="Promises",
    ),
    PageFile(
        "pages/delivery_plan.py",
        "Delivery plan",
        "Who does what by when, and what is late?",
        ":material/checklist:",
        "Every action with its owner, due date, progress, cost and target; the late ones first.",
        ("year",),
        section="Promises",
    ),
    PageFile(
        "pages/year_end.py",
        "Year end",
        "What did we promise, what came of it, and did we see it coming?",
        ":material/history:",
        "A closed year's targets: promised, came, and what was forecast after each quarter.",
        ("closed_year",),
        section="Promises",
    ),
    PageFile(
        "pages/residents.py",
        "Residents' views",
        "What do residents say, and has it changed?",
        ":material/forum:",
        "Survey questions wave by wave with their intervals; open consultations apart.",
        section="People",
    ),
    PageFile(
        "pages/methods.py",
        "Methods",
        "How are the figures worked out, and how good are the forecasts?",
        ":material/functions:",
        "What the backtest measured, the rules, every measure and what its words mean.",
        section="About",
    ),
    PageFile(
        "pages/data.py",
        "Data",
        "What is loaded, how fresh, what was refused?",
        ":material/database:",
        "The snapshot, its files and months, rows that were not accepted, and licences.",
        section="About",
    ),
)

run(PAGES)
