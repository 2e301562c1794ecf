"""What do we tell the Strategy Group, and what did it decide? The agenda, reports, decisions."""

from moorlands_dash.ui.meetings.calendar import decidable, meetings_panel
from moorlands_dash.ui.meetings.decision_form import decision_form
from moorlands_dash.ui.meetings.pack import pack_panel
from moorlands_dash.ui.meetings.presentation import present, present_button, presenting
from moorlands_dash.ui.meetings.review import agenda_panel, decisions_panel, reports
from moorlands_dash.ui.view import current_view

view = current_view()
agenda = view.table("agenda")
view.say(agenda.sentence)

if presenting():
    present(view, agenda)
else:
    present_button()
    agenda_panel(view, agenda)
    reports(view)
    decisions_panel(view)
    decision_form(view, decidable(view))
    pack_panel(view)
    meetings_panel(view)
