"""The store: every shelf in one place."""

from __future__ import annotations

from empathy_widgets.records.shelves.administrations import AdministrationShelf
from empathy_widgets.records.shelves.answers import AnswerShelf
from empathy_widgets.records.shelves.cases import CaseShelf
from empathy_widgets.records.shelves.class_results import ClassResultShelf
from empathy_widgets.records.shelves.client_lines import ClientLineShelf
from empathy_widgets.records.shelves.client_pages import ClientPageShelf
from empathy_widgets.records.shelves.contents import ContentShelf
from empathy_widgets.records.shelves.done import DoneShelf
from empathy_widgets.records.shelves.erasure import ErasureShelf
from empathy_widgets.records.shelves.exports import ExportShelf
from empathy_widgets.records.shelves.handovers import HandOverShelf
from empathy_widgets.records.shelves.history import HistoryShelf
from empathy_widgets.records.shelves.imports import ImportShelf
from empathy_widgets.records.shelves.overview import OverviewShelf
from empathy_widgets.records.shelves.own_samples import OwnSampleShelf
from empathy_widgets.records.shelves.plans import PlanShelf
from empathy_widgets.records.shelves.runs import RunShelf
from empathy_widgets.records.shelves.waiting import WaitingShelf
from empathy_widgets.records.shelves.wordings import WordingShelf

__all__ = ["Store"]


class Store(CaseShelf, AdministrationShelf, AnswerShelf, HandOverShelf, ImportShelf, RunShelf, ContentShelf,
            WordingShelf, OwnSampleShelf, ErasureShelf, ExportShelf, ClassResultShelf, HistoryShelf, OverviewShelf,
            WaitingShelf, PlanShelf, ClientPageShelf, ClientLineShelf, DoneShelf):
    """Reads and writes a workspace for one actor.

    Every method is one short transaction: it decides whether the actor may, does it, and adds a line to the audit
    trail, or does nothing at all. When a method that writes has returned, what it wrote is on the disk. Methods raise
    NotFound, NotAllowed, StaleWrite, ImpossibleResponse, WorkspaceBusy, WorkspaceFull, WorkspaceOutdated or
    WorkspaceDamaged, never a database's own error.

    A clinician may do everything, except on a seat that is handed over: there only `handed_over` and `take_back`. A
    respondent may read, answer, move through and complete the one sitting their seat was handed over for. The program
    itself (``Role.SYSTEM``) may do everything but read what clients keep for themselves; a client reads the practices
    they were given, and writes lines that are theirs alone until they share one.

    Examples
    --------
    >>> import tempfile
    >>> from empathy_widgets.domain import Actor, Mode
    >>> from empathy_widgets.records import Store, Workspace
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     workspace = Workspace(folder, database_url="")
    ...     workspace.prepare()
    ...     store = Store(workspace, Actor())
    ...     case = store.create_case("first session in May")
    ...     sitting = store.start(case.id, "pes-practice-form", Mode.SELF)
    ...     response = store.respond(sitting.id, 3, 4, case_id=case.id)
    ...     store.administration(sitting.id).answers, store.verify()
    ({3: 4}, [])
    """
