"""What do we act on before the next meeting? The fortnightly briefing, on one screen and page."""

from moorlands_dash.tables.meetings.calendar import FORTNIGHTLY
from moorlands_dash.ui.briefing.fortnight import cards, print_panel, tasks_panel
from moorlands_dash.ui.briefing.task_form import task_form
from moorlands_dash.ui.meetings.calendar import decidable
from moorlands_dash.ui.parts import beneath
from moorlands_dash.ui.view import current_view

view = current_view()
table = view.table("briefing")
view.say(table.sentence)

cards(view, table)
print_panel(view, table)
beneath(view, table)
tasks_panel(view)
task_form(view, table, decidable(view, FORTNIGHTLY))
