"""Files a school has become a project, or every problem in them at once; plans on disk too."""
