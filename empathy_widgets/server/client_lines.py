"""What the script of a client's own page says and loads: lines kept, shared, deleted, taken home; its files."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado import web

from empathy_widgets.errors import EmpathyError, NotAllowed
from empathy_widgets.library import Library
from empathy_widgets.records import Store
from empathy_widgets.server import assets
from empathy_widgets.server.client_page import ClientHandler, DoorHandler, LeaveHandler, MineHandler
from empathy_widgets.server.sign_in import language_of
from empathy_widgets.strings import _, speak_here
from empathy_widgets.widgets.shared.served import SHARED, STYLE

__all__ = ["HANDLERS"]

LARGEST = 64_000
"""Bytes of one message."""


class SayHandler(ClientHandler):
    """What the page's script says: JSON from this very page alone, and JSON back."""

    def said(self) -> dict[str, Any]:
        """The message; 400 for what no page of ours says."""
        if not self.request.headers.get("Content-Type", "").startswith("application/json"):
            raise web.HTTPError(400)
        if len(self.request.body) > LARGEST:
            raise web.HTTPError(413)
        try:
            said = json.loads(self.request.body)
        except (ValueError, RecursionError):
            raise web.HTTPError(400) from None
        if not isinstance(said, dict):
            raise web.HTTPError(400)
        return said

    async def answer(self, work: Callable[[Store], dict[str, Any]]) -> None:
        """Do it, and say what came of it and which lines there are now."""
        store = self.store
        try:
            found = await self.aside(lambda: {**work(store), **lines_now(store)})
        except NotAllowed as refusal:
            self.set_status(403)
            found = {"ok": False, "text": str(refusal)}
        except EmpathyError as refusal:
            self.set_status(503)
            found = {"ok": False, "text": str(refusal)}
        self.finish(found)

    def write_error(self, status_code: int, **_kwargs: Any) -> None:
        """Say it in JSON."""
        speak_here(language_of(self))
        self.set_status(status_code)
        self.finish({"ok": False, "text": _("This page sent something that cannot be kept. Please reload it.")})


class LinesHandler(SayHandler):
    """Lines are written here, and taken home as a file."""

    @allow_unauthenticated
    async def post(self) -> None:
        """Keep one line for the client alone."""
        said = self.said()
        await self.answer(lambda store: kept(store, said))

    @allow_unauthenticated
    def get(self) -> None:
        """Give the client all their lines as a file."""
        try:
            lines = self.store.client_lines()
        except EmpathyError:
            self.redirect(f"{self.base_url}practice/mine")  # which says what is the matter
            return
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Content-Disposition", 'attachment; filename="my-lines.json"')
        self.finish(json.dumps([line.model_dump(mode="json", exclude={"id", "number"}) for line in lines],
                               ensure_ascii=False, indent=1))


class ShareHandler(SayHandler):
    """One line is shared."""

    @allow_unauthenticated
    async def post(self) -> None:
        """Show a line to the clinician."""
        line = self.said().get("line", "")
        await self.answer(lambda store: shared(store, line))


class DeleteHandler(SayHandler):
    """Lines are deleted."""

    @allow_unauthenticated
    async def post(self) -> None:
        """Delete one line, or all that were not shared."""
        line = self.said().get("line")
        await self.answer(lambda store: deleted(store, line))


class PracticeAssetHandler(assets.AssetHandler, ClientHandler):
    """The scripts and styles of a client's page: what practices are done with, and nothing of the rest."""

    prepare = ClientHandler.prepare

    @allow_unauthenticated
    def get(self, path: str) -> None:
        """Give one of these files to anybody; they hold nothing of anyone."""
        if f"assets/{path}" not in practice_assets():
            raise web.HTTPError(404)
        self.give(path)


def kept(store: Store, said: dict[str, Any]) -> dict[str, Any]:
    """The receipt of a line."""
    from empathy_widgets.exercises.practice.client_page import add_line

    return add_line(Library(), store, said)


def lines_now(store: Store) -> dict[str, Any]:
    """The client's lines as the page lists them."""
    from empathy_widgets.exercises.practice.client_page import lines_now as told

    return {"lines": told(Library(), store)}


def shared(store: Store, line: Any) -> dict[str, Any]:
    """That a line is shared now."""
    store.share_line(line)
    return {"ok": True, "text": ""}


def deleted(store: Store, line: Any) -> dict[str, Any]:
    """That a line is gone, or with None all that were not shared."""
    store.delete_lines(None if line is None else [line])
    return {"ok": True, "text": ""}


def practice_assets() -> set[str]:
    """The addresses of what a client's page loads."""
    from empathy_widgets.exercises.practice.client_page import scripts

    names = {SHARED, STYLE, *scripts()}
    return {assets.practice_link(), *(f"{assets.widgets_place()}/{name}" for name in names)}


HANDLERS: list[tuple[Any, ...]] = [
    (r"/practice", DoorHandler),
    (r"/practice/mine", MineHandler),
    (r"/practice/lines", LinesHandler),
    (r"/practice/share", ShareHandler),
    (r"/practice/delete", DeleteHandler),
    (r"/practice/leave", LeaveHandler),
    (r"/practice/assets/(.+)", PracticeAssetHandler),
]
"""Every address of a client's page."""
