"""The command line: arguments in, one workflow, words or JSON out."""


def main() -> None:
    """Run the command that the arguments name."""
    import os
    import sys

    from cohortplan.cli.app import build
    from cohortplan.cli.language import chosen_language

    build(chosen_language(sys.argv[1:], os.environ))()
