"""Parts of the first page: what a case holds, and deleting one."""

__all__: list[str] = []
