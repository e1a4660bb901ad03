"""What Streamlit runs for each visitor and each click."""

from cohortplan.web.frame import run

run()
