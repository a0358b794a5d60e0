"""The database: its tables, how it is opened, moved from version to version, and what its errors mean to a person."""

__all__: list[str] = []
