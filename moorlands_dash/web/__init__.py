"""The web server: Streamlit's ASGI app round `app.py`, what guards it, and routes of our own.

Everything that answers a request passes through here: headers, names of hosts, cookies, downloads.
"""
