"""A site's own wording of a scale: pasted lines, CSV or PDF in, checked against the key."""

__all__: list[str] = []
