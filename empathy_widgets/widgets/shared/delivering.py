"""A widget whose page receives files: each is made for the event that asked, and sent once, while it is answered."""

from __future__ import annotations

from typing import Any

from empathy_widgets.errors import ExchangeError
from empathy_widgets.strings import _
from empathy_widgets.widgets.shared.base import EmpathyWidget, Receipt

__all__ = ["LARGEST", "DeliveringWidget"]

LARGEST = 20_000_000
"""The largest file a page hands over, bytes: one message carries it."""
UNSAFE = frozenset('/\\:*?"<>|')


class DeliveringWidget(EmpathyWidget):
    """Hands files to the page that asks for them; its ``strings`` hold "done", the sentence of the receipt."""

    def __init__(self, **traits: Any) -> None:
        self._asked: str | None = None
        super().__init__(**traits)

    def deliver(self, name: str, media_type: str, content: bytes) -> Receipt:
        """Send a file to the page that asked for it, and return the receipt that says so.

        Parameters
        ----------
        name : str
            The file's name, without a folder.
        media_type : str
            As "application/pdf".
        content : bytes
            The whole file, at most 20 MB.

        Raises
        ------
        RuntimeError
            Nobody asked: a file is sent once, while the event that asked for it is being answered.
        ExchangeError
            The file is larger than a page can hand over.
        """
        if self._asked is None:
            raise RuntimeError("a file is delivered once, while a make event is being answered")
        if len(content) > LARGEST:
            raise ExchangeError(_("This file is too large to hand over in a page; make it with the `empathy` command."))
        request, self._asked = self._asked, None
        self.send({"kind": "file", "request": request, "name": safe(name), "type": media_type}, [content])
        return {"text": self.strings["done"].format(name=safe(name), size=size(len(content)))}

    def _answer(self, event: dict[str, Any]) -> Receipt:
        self._asked = event["request"]
        try:
            return super()._answer(event)
        finally:
            self._asked = None


def safe(name: str) -> str:
    """A file's name every system takes: no folder, no sign with a meaning of its own, never empty.

    Examples
    --------
    >>> safe("../amber: report.pdf")
    '-amber- report.pdf'
    """
    kept = "".join("-" if sign in UNSAFE or not sign.isprintable() else sign for sign in name)
    return kept.strip(" .") or "file"


def size(count: int) -> str:
    """A file's size as people read it: "1 KB", "41 KB", "1.3 MB".

    Examples
    --------
    >>> size(41_200), size(1_290_000)
    ('41 KB', '1.3 MB')
    """
    return f"{count / 1e6:.1f} MB" if count >= 999_500 else f"{max(1, round(count / 1000))} KB"
