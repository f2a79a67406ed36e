"""The web pages. Besides ``app.py`` the only place that imports streamlit."""
