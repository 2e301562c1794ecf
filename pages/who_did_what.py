"""Who did what? Who signed in, recorded, loaded, took away files; and who is shut out."""

from moorlands_dash.ui.data.audit import audit_panel, barring_panel
from moorlands_dash.ui.view import current_view

view = current_view()
audit_panel(view)
barring_panel(view)
