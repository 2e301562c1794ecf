"""What did partners send, and may it be published? The data officer's page."""

from moorlands_dash.ui.data.desk import current_desk
from moorlands_dash.ui.data.loading import loading_page
from moorlands_dash.ui.data.taking_back import taking_back_panel

desk = current_desk()
loading_page(desk)
taking_back_panel(desk)
