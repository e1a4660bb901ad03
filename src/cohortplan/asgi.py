"""The one ASGI application: calendar feeds beside the coordinator's pages.

``streamlit run`` reads this file's text before it runs it and serves ``app`` only
if it sees the ``Starlette(...)`` call right here; an imported ``app`` would answer
every feed with the page of the app. So the literal stays in this file.
"""

from importlib import import_module
from pathlib import Path
from threading import Thread

import streamlit as st
from starlette.applications import Starlette
from starlette.routing import Mount

from cohortplan.feeds.routes import ROUTES
from cohortplan.web.look import dress_app

dress_app()
# What the pages stand on takes a second or two to load: it is under way before the first visitor comes.
Thread(target=import_module, args=("cohortplan.web.frame",), daemon=True).start()

ui = st.App(Path(__file__).parent / "web" / "main.py")

app = Starlette(
    # The feeds' routes end in a 404 of their own: whatever reaches the mount comes back as 200 text/html,
    # and a calendar client believes that.
    routes=[*ROUTES, Mount("/", ui)],
    lifespan=ui.lifespan(),
)
