"""The only room that writes: tables, migrations, the store and the audit trail.

`Workspace` says where records are kept and prepares the place; `Store` reads and writes them for one actor.
"""

from empathy_widgets.records.store import Store
from empathy_widgets.records.workspace import Workspace

__all__ = ["Store", "Workspace"]
