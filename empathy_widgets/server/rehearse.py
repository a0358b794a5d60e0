"""The chapters, run once before any page is asked for and thrown away, so that what all pages build once is built.

They run in a folder of their own with a made-up case. What stays is what programs keep to be quicker: statements that
are compiled, content that is read, code that is warm. None of it is of a person.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import zmq
from ipywidgets import Widget
from jupyter_client.session import Session
from sqlalchemy import insert

from empathy_widgets.domain import Actor
from empathy_widgets.errors import ContentError
from empathy_widgets.library import Library
from empathy_widgets.library.kinds import KINDS
from empathy_widgets.places import notebooks_folder
from empathy_widgets.records import Store, Workspace
from empathy_widgets.records.database.engine import writing
from empathy_widgets.records.database.tables import METADATA, SCHEMA, alembic_version
from empathy_widgets.records.workspace.workspace import first_rows
from empathy_widgets.server.page_kernel import PageKernelApp

__all__ = ["read_shelves", "rehearse"]

CONTROL = "rehearsal"
VERSION = {"version": "1.0.0"}
"""Of the protocol in which a page asks for the state of all its widgets at once."""


class Nowhere:
    """A socket that leads nowhere."""

    def send_multipart(self, *_parts: Any, **_how: Any) -> None:
        """Say it to nobody."""

    def flush(self, *_how: Any) -> None:
        """There is nothing to wait for."""


def rehearse(app: PageKernelApp, folder: Path) -> Iterator[str]:
    """Run every chapter in this kernel, as if a browser had asked for it.

    Parameters
    ----------
    app : PageKernelApp
        Made, not begun.
    folder : Path
        The made-up workspace lies in it meanwhile.

    Yields
    ------
    str
        A chapter that was just run; whoever has more urgent things to do goes on later, or not at all.
    """
    app.kernel.shell_stream = Nowhere()
    app.speak_by(Session(key=b"rehearsal"), Nowhere())
    with tempfile.TemporaryDirectory(dir=folder) as made_up, own_surroundings():
        place = Workspace(Path(made_up) / "workspace", database_url="")
        lay_out(place)
        os.environ.update(
            EMPATHY_WORKSPACE=str(place.folder), EMPATHY_SERVED="1", EMPATHY_SEAT="local", EMPATHY_DATABASE_URL="",
        )
        case = made_up_case(place)
        chapters = sorted(notebooks_folder().glob("*.ipynb"))
        for asked, notebook in [("", chapters[0]), *((f"case={case}", notebook) for notebook in chapters)]:
            os.environ["QUERY_STRING"] = asked
            asyncio.run(run_chapter(app, notebook))
            yield notebook.stem


def read_shelves() -> Iterator[str]:
    """Read every activity, the longest kind first, and yield its id.

    A page that goes on with a scene, or says how far it came, then need not read it.
    """
    library = Library()
    for kind in sorted(KINDS, key=lambda kind: kind.folder != "scripts"):
        for path in sorted((library.folder / kind.folder).glob("*.yaml")):
            with contextlib.suppress(ContentError):  # whoever asks for it is told
                library.entry(kind.folder, path.stem)
            yield path.stem


def lay_out(place: Workspace) -> None:
    """Make the tables as they are now; `Workspace.prepare` would read every migration, which no page needs."""
    place.folder.mkdir()
    place.sqlite_file.touch()
    with writing(place.engine, place.sqlite_file) as connection:
        METADATA.create_all(connection)
        connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)")
        connection.execute(insert(alembic_version), {"version_num": SCHEMA})
        first_rows(connection, "work", "rehearsal")


def made_up_case(place: Workspace) -> str:
    """Return the id of a case with a profile and the change since an earlier one, and one item of a rehearsal."""
    store = Store(place, Actor())
    case = store.create_case("")
    library = Library()
    scale = library.instrument("pes")
    for choice in (2, 4):
        sitting = store.start(case.id, scale.id, "paper", version=scale.version)
        for item in scale.items:
            store.respond(sitting.id, item.number, choice, case_id=case.id)
        store.complete(sitting.id, case_id=case.id)
    form = library.instrument("pes-practice-form")
    sitting = store.start(case.id, form.id, "rehearsal", version=form.version)
    store.respond(sitting.id, 1, 3, case_id=case.id)
    return case.id


async def run_chapter(app: PageKernelApp, notebook: Path) -> None:
    """Run its cells, ask for the state of its widgets, and forget them all."""
    for cell in json.loads(notebook.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            code = "".join(cell["source"])
            await ask(app, "execute_request", code=code, silent=False, store_history=False)
    await ask(app, "comm_open", comm_id=CONTROL, target_name="jupyter.widget.control", data={})
    await ask(app, "comm_msg", comm_id=CONTROL, data={"method": "request_states"})
    await ask(app, "comm_close", comm_id=CONTROL, data={})
    Widget.close_all()
    app.shell.reset(new_session=True)
    app.shell.last_execution_result = None


async def ask(app: PageKernelApp, kind: str, **content: Any) -> None:
    """Let the kernel hear one message."""
    session = app.kernel.session
    parts = session.serialize(session.msg(kind, content, metadata=VERSION))
    await app.kernel.dispatch_shell([zmq.Frame(part) for part in parts])


@contextlib.contextmanager
def own_surroundings() -> Iterator[None]:
    """Put the environment back as it was."""
    before = dict(os.environ)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)
