"""A sitting on the page: the scale, the wordings it can be given in, and the terms they come with."""

__all__: list[str] = []
