"""What leaves the house: calendars, pages, sheets, workbooks, the public statement."""
