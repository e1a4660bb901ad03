"""cohortplan: schedules the shadowing weeks of visiting principals and academic directors."""

__version__ = "0.1.0"
