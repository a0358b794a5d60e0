"""One open page, and what every chapter on it shares: the choice of a case, moments, words, a chosen file."""

__all__: list[str] = []
