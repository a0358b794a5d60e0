"""One open page: who acts, which case it writes to, and where its links lead.

Every page view is a new kernel, so a page is rebuilt from the address and the store each time and keeps nothing itself.
"""

from __future__ import annotations

import os
import re
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlencode

from empathy_widgets.domain import (
    Actor, Administration, Case, HandOver, Instrument, Mode, Place, RecordStore, Role, Run, RunKind, Status,
)
from empathy_widgets.errors import NotFound
from empathy_widgets.library import Library
from empathy_widgets.places import address_of
from empathy_widgets.records import Store, Workspace
from empathy_widgets.strings import ENGLISH, _, speak

__all__ = ["ADMINISTER", "PLAN", "PROFILE", "Page", "SHIPPED", "WELCOME"]

SHIPPED = "shipped"
"""What stands for the sentences that ship, where a site's wording has an id."""
BESIDE = re.compile(rf"[0-9a-f]{{16}}|{SHIPPED}")
WELCOME = "welcome"
ADMINISTER = "administer-a-scale"
PROFILE = "profile"
PLAN = "plan"
OpenStore = Callable[[Actor], RecordStore]


class Page:
    """What a chapter needs to know: the store, the library, the case, and whether it is served or in JupyterLab.

    Parameters
    ----------
    workspace : Place
        Prepared; a page never migrates or creates one.
    query : str
        The address after the question mark. It comes from the visitor: anything that is not an id is ignored.
    seat : str
        The browser the server gave a cookie to; "local" in JupyterLab.
    served : bool
        True under `empathy serve`, where links lead from chapter to chapter.
    store : callable or None
        Opens the store for an actor; None opens the one in ``workspace``, which is then a `Workspace`.
    """

    def __init__(
        self, workspace: Place, query: str = "", seat: str = "local", served: bool = False, *,
        store: OpenStore | None = None,
    ) -> None:
        self.workspace = workspace
        self.served = served
        self.seat = seat
        self.library = Library()
        self._open = store_in(workspace) if store is None else store
        self.clinician = self._open(Actor(seat=seat))
        self.hand_over: HandOver | None = self.clinician.handed_over()
        self.store = self.clinician
        self.case: Case | None = None
        self.asked_for: str | None = None
        self.asked_run: str | None = None
        self.beside: str | None = None
        self.laid_over: str | None = None
        """The earlier sitting that the one looked at is compared with; None for the first."""
        self._listeners: list[Callable[[], None]] = []
        self._seen: dict[str | None, tuple[Administration, ...]] | None = None
        asked = fields(query)
        if self.hand_over is not None:
            self._enter_handed_over(self.hand_over)
            return
        self.asked_run = identifier(asked.get("run"))
        if case_id := identifier(asked.get("case")):
            self.case = self.clinician.case(case_id)
        if case_id or "case" not in asked:
            self.asked_for = identifier(asked.get("administration"))
            self.beside = asked.get("beside") if BESIDE.fullmatch(asked.get("beside", "")) else None
            self.laid_over = identifier(asked.get("over"))

    @classmethod
    def of_environment(cls) -> Page:
        """Open the page the server, or JupyterLab, started this kernel for, and speak its language."""
        speak(os.environ.get("EMPATHY_LANGUAGE", ENGLISH))
        served = os.environ.get("EMPATHY_SERVED") == "1"
        return cls(
            Workspace.default(),
            query=os.environ.get("QUERY_STRING", "") if served else "",
            seat=os.environ.get("EMPATHY_SEAT", "local"),
            served=served,
        )

    def _enter_handed_over(self, hand_over: HandOver) -> None:
        respondent = Actor(
            name="respondent", role=Role.RESPONDENT, seat=self.seat, administration=hand_over.administration,
        )
        self.store = self._open(respondent)
        self.asked_for = hand_over.administration

    @property
    def demonstration(self) -> bool:
        """Whether this is the made-up clinic."""
        return self.workspace.kind == "demonstration"

    @property
    def open_case(self) -> Case:
        """The case that is open, for what only an open one has; NotFound where none is."""
        if self.case is None:
            raise NotFound(_("No case is open here. Choose one first."))
        return self.case

    def choose(self, case: Case) -> None:
        """Turn to another case inside the page, as JupyterLab does where there are no links."""
        self.case, self.asked_for, self.asked_run, self.beside, self.laid_over = case, None, None, None, None
        self._turn()

    def leave(self) -> None:
        """Turn to no case at all, as after the open one was deleted."""
        self.look_at_own(None)

    def look_at_own(self, administration: str | None, beside: str | None = None) -> None:
        """Turn away from the open case to one's own practice, and to one sitting of it; None for no sitting."""
        self.case, self.asked_for, self.asked_run, self.laid_over = None, administration, None, None
        self.beside = beside
        self._turn()

    def look_at(self, administration: str, beside: str | None = None, over: str | None = None) -> None:
        """Turn to another sitting of the same case inside the page, maybe with a second wording beside its own or an
        earlier sitting to compare it with."""
        self.asked_for, self.beside, self.laid_over = administration, beside, over
        self._turn()

    def look_at_run(self, run: str | None) -> None:
        """Turn to another run of the same case inside the page; None for the chapter's beginning."""
        self.asked_run = run
        self._turn()

    def _turn(self) -> None:
        with self.one_look():
            for listener in self._listeners:
                listener()

    def on_turn(self, listener: Callable[[], None]) -> None:
        """Call ``listener`` whenever the page turns to another case or sitting."""
        self._listeners.append(listener)

    def link(
        self, chapter: str, case: str | None = None, administration: str | None = None, run: str | None = None,
        beside: str | None = None, over: str | None = None,
    ) -> str | None:
        """The address of a chapter for a case and a sitting or run; None in JupyterLab, where chapters open by hand."""
        if not self.served:
            return None
        named = {"case": case, "administration": administration, "run": run, "beside": beside, "over": over}
        asked = {name: value for name, value in named.items() if value}
        return address_of(f"chapter/{chapter}") + (f"?{urlencode(asked)}" if asked else "")

    def address(self) -> str:
        """Where a reload should come back to, once the page turned to a sitting or run; empty when it is right."""
        asked = self.asked_run or self.asked_for
        if not self.served or not asked or self.hand_over is not None:
            return ""
        here = os.environ.get("SCRIPT_NAME", "").rpartition("/")[2]
        case = self.case.id if self.case else None
        if not here:
            return ""
        sitting, over = (None, None) if self.asked_run else (self.asked_for, self.laid_over)
        return self.link(here, case, sitting, self.asked_run, self.beside, over) or ""

    def instrument(self, administration: Administration) -> Instrument:
        """The instrument of a sitting, in the version and the wording that sitting was given in."""
        return self.worded(administration.instrument, administration.wording, administration.version)

    def worded(self, instrument_id: str, wording: str | None, version: int | None = None) -> Instrument:
        """An instrument in one of the site's wordings, or as it ships."""
        instrument = self.library.instrument(instrument_id, version)
        if wording is None:
            return instrument
        loaded = self.store.wording(wording)
        if loaded.instrument != instrument_id:
            raise NotFound(_("This wording belongs to another instrument. Please choose one of this instrument."))
        return instrument.with_wording(loaded)

    def sitting(self, administration_id: str) -> Administration:
        """A sitting of this page's case, or one's own where no case is open; NotFound when it belongs elsewhere."""
        administration = self.store.administration(administration_id)
        if self.hand_over is None and administration.case_id != (self.case.id if self.case else None):
            raise NotFound(_("That sitting belongs to another case. Choose the case again and open it from there."))
        return administration

    def run(self, run_id: str, kind: RunKind) -> Run:
        """A run of this page's case, or one's own where no case is open; NotFound when it belongs elsewhere."""
        run = self.store.run(run_id)
        if run.case_id != (self.case.id if self.case else None) or run.kind is not kind:
            raise NotFound(_("That belongs to another case or chapter. Choose the case again and open it from there."))
        return run

    def completed(self, instrument: str | None = None) -> list[Administration]:
        """The completed sittings of the case, or one's own without one, oldest first, without rehearsals."""
        return [sitting for sitting in self.recorded(instrument) if sitting.status is Status.COMPLETED]

    def recorded(self, instrument: str | None = None) -> list[Administration]:
        """The same with those set aside."""
        return [one for one in self.sittings(instrument)
                if one.status is not Status.OPEN and one.mode is not Mode.REHEARSAL]

    def sittings(self, instrument: str | None = None) -> tuple[Administration, ...]:
        """Every sitting of the case, or one's own without one, oldest first, with rehearsals and those set aside."""
        case = self.case.id if self.case else None
        if self._seen is None:
            return self.store.administrations(case, instrument=instrument, include_voided=True)
        if case not in self._seen:
            self._seen[case] = self.store.administrations(case, include_voided=True)
        return tuple(one for one in self._seen[case] if instrument in (None, one.instrument))

    @contextmanager
    def one_look(self) -> Iterator[None]:
        """Read the sittings once for all that is drawn inside the block; an event after it reads them afresh."""
        if self._seen is not None:
            yield
            return
        self._seen = {}
        try:
            yield
        finally:
            self._seen = None


def store_in(workspace: Place) -> OpenStore:
    """Open the store of a workspace; any other place needs a store of its own."""
    if not isinstance(workspace, Workspace):
        raise TypeError("this place is no workspace, so say which store the page stands on")
    return lambda actor: Store(workspace, actor)


def fields(query: str) -> dict[str, str]:
    """The fields of an address, the last of a repeated one; none when there are more than any page of ours has."""
    try:
        return {name: values[-1] for name, values in parse_qs(query, max_num_fields=20).items()}
    except ValueError:
        return {}


def identifier(text: str | None) -> str | None:
    """Return ``text`` when it is a UUID, in its usual spelling; None otherwise."""
    try:
        return str(uuid.UUID(text)) if text else None
    except ValueError:
        return None
