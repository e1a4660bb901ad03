"""What ``streamlit run app.py`` serves in a checkout: the application of ``cohortplan.asgi``, pages and feeds."""

from starlette.applications import Starlette

from cohortplan.asgi import app as house
from cohortplan.asgi import ui

app = Starlette(routes=house.routes, lifespan=ui.lifespan())
