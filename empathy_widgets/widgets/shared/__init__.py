"""What every widget stands on: how it is joined from its files, how it speaks, its colours and manners, its charts."""

__all__: list[str] = []
