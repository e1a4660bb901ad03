"""Calendars and pages for whoever holds a link, over HTTP."""
