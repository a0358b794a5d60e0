from .widgets import *  # noqa: F403  (the widgets' own stub names them)
from .workbook import Workbook as Workbook

__version__: str
