"""Who takes part in ``python -m benchmarks search``: the ordinary search, and the yardsticks beside it."""
