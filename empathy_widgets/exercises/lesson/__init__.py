"""Parts of a lesson on the page that one lesson alone has."""

__all__: list[str] = []
