"""Numbered steps from one version of the tables to the next; each is run once for a workspace, in order."""
