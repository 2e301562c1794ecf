"""What do residents say, and has it changed? Surveys first; the rest apart, by what it is."""

from moorlands_dash.ui.plan.elsewhere import asked_by_area, records
from moorlands_dash.ui.plan.raised_form import meetings_panel
from moorlands_dash.ui.plan.residents import consultation, questions
from moorlands_dash.ui.plan.voice import communities_panel, perception_panel, raised_panel
from moorlands_dash.ui.view import current_view

view = current_view()
table = view.table("residents")
view.say(table.sentence)

if not table.frame.empty:
    questions(view, table)
perception_panel(view)
raised_panel(view)
communities_panel(view)
meetings_panel(view)
consultation(view)
asked_by_area(view)
records(view)
