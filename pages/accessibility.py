"""Can everyone use this dashboard? What the law asks to be said, from what the tests let pass."""

from datetime import date

from moorlands_dash.ui.data.accessibility import statement_panel
from moorlands_dash.ui.view import current_view
from moorlands_dash.words.data.accessibility import standing

view = current_view()
view.say(standing())

statement_panel(view.settings, date.today())
