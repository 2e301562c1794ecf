"""What did partners send, and may it be published? The data officer's page."""

from moorlands_dash.ui.data.loading import loading_page
from moorlands_dash.ui.data.taking_back import taking_back_panel
from moorlands_dash.ui.view import current_view

view = current_view()
loading_page(view)
taking_back_panel(view)
