"""The groups of the `empathy` command, one file each.

They stand beside the notebooks and hold no rules of their own.
"""

__all__: list[str] = []
