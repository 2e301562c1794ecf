"""What became of the crimes? Kinds of outcome by offence and ward, of crimes old enough to say."""

from moorlands_dash.ui.trends.outcomes import offences_panel, wards_panel
from moorlands_dash.ui.view import current_view

view = current_view()
table = view.table("outcomes", area=view.choice.ward)
view.say(table.sentence)

if not table.frame.empty:
    offences_panel(view, table)
    wards_panel(view)
