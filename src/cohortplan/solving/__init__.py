"""Search: the only room of the house that knows OR-Tools.

It proposes plans; the audit decides what they are worth.
"""
