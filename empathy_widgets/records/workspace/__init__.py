"""A workspace as a whole: its folder, its backups, the audit trail, and whether all of it is sound."""

__all__: list[str] = []
