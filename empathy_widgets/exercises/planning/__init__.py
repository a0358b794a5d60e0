"""Parts of the chapter "Plan": what it goes by, the plan on the page, its history, and what is printed of it."""

__all__: list[str] = []
