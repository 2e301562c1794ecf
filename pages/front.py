"""How safe is my area? Are promises being kept? What the public sees first."""

from moorlands_dash.ui.meetings.front import front
from moorlands_dash.ui.targets.promised import chosen_promise, one_promise
from moorlands_dash.ui.view import current_view

view = current_view()
promise = chosen_promise(view)

if promise is None:
    front(view)
else:
    one_promise(view, promise)
