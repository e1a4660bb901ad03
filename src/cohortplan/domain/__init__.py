"""The world as a host school sees it: time, people, places, sessions, projects and plans.

Standard library only. Nothing here reads a file or a clock.
"""
