"""The only room that writes: tables, migrations, the store and the audit trail.

`Workspace` says where records are kept and prepares the place; `Store` reads and writes them for one actor. `problems`
looks a workspace over, and `restore` puts a backup in its place.
"""

from empathy_widgets.records.shelves.restore import restore
from empathy_widgets.records.store import Store
from empathy_widgets.records.workspace.doctor import problems
from empathy_widgets.records.workspace.pictures import KeptPictures
from empathy_widgets.records.workspace.workspace import Workspace

__all__ = ["KeptPictures", "Store", "Workspace", "problems", "restore"]
