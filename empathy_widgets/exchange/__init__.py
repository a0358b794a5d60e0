"""What goes out to other programs, and what comes in from them.

Out: domain objects become files others read. In: others' files become drafts, with a list of what a person must still
decide. Nothing here knows of pages, workspaces or charts, and nothing here writes.
"""

__all__: list[str] = []
