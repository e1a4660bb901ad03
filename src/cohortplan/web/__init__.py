"""The coordinator's pages: widgets in, one workflow, show. Decisions are made below this package."""
