"""What must outlive the process: projects, drafts and their journal, releases, feed tokens, solver runs."""
