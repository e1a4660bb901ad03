"""Measurements of time and memory, told as JSON lines: ``python -m benchmarks intake``. README.md says how to read them."""
