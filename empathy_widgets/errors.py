"""Every error the workbook raises on purpose, and nothing else.

::

    EmpathyError
    ├── ContentError            a file in content/ needs an editor
    ├── ExchangeError           a file from elsewhere cannot be read, or one cannot be written
    │   ├── OtherOrder          the sentences of an earlier wording, in another order
    │   └── Unsure              a file of answers that can be read in more than one way: somebody must say which
    │       └── UnsureLetters   ... in another encoding than UTF-8
    ├── ScoringError
    │   ├── MismatchedScores    two scores that cannot be compared
    │   ├── ImpossibleResponse  a choice the instrument does not offer
    │   └── ImpossibleMove      a step a scene, topic or board does not offer
    ├── RecordsError
    │   ├── NotFound            no such case, administration or wording
    │   ├── NotAllowed          this actor may not do this, here, now
    │   ├── StaleWrite          somebody else changed it first
    │   ├── WorkspaceBusy       another writer held the file too long
    │   ├── WorkspaceFull       the disk has no room
    │   ├── WorkspaceOutdated   the tables are older or newer than the program
    │   └── WorkspaceDamaged    the file or its audit trail is not sound
    └── ServerError             `empathy serve` cannot start

The text of an error is one sentence a person on the page can act on: what is wrong, and what to do. No case code,
answer or path of a workspace stands in it unless the person typed it a moment ago.
"""

__all__ = [
    "ContentError",
    "EmpathyError",
    "ExchangeError",
    "ImpossibleMove",
    "ImpossibleResponse",
    "MismatchedScores",
    "NotAllowed",
    "NotFound",
    "OtherOrder",
    "RecordsError",
    "ScoringError",
    "ServerError",
    "StaleWrite",
    "Unsure",
    "UnsureLetters",
    "WorkspaceBusy",
    "WorkspaceDamaged",
    "WorkspaceFull",
    "WorkspaceOutdated",
]


class EmpathyError(Exception):
    """The root: catch this at the edge of a page or a command, and show its text."""


class ContentError(EmpathyError):
    """A content file cannot be used; the text names file, entry and remedy."""


class ExchangeError(EmpathyError):
    """A file from elsewhere cannot be read, or a file cannot be written where it was asked for."""


class OtherOrder(ExchangeError):
    """Sentences that a wording loaded earlier has in another order; a person may say that they compared them."""


class Unsure(ExchangeError):
    """A file of answers that can be read in more than one way; nothing is guessed, a person says which."""


class UnsureLetters(Unsure):
    """A file in no encoding that can be known for certain; ``encoding`` is the likeliest."""

    def __init__(self, text: str, encoding: str) -> None:
        super().__init__(text)
        self.encoding = encoding


class ScoringError(EmpathyError):
    """A score cannot be worked out from what was given."""


class MismatchedScores(ScoringError):
    """Two scores are of different instruments, subscales or wordings."""


class ImpossibleResponse(ScoringError):
    """A choice, item or duration that the instrument does not offer."""


class ImpossibleMove(ScoringError):
    """A step that the scene, sequence, topic or board does not offer where it stands."""


class RecordsError(EmpathyError):
    """The workspace could not read or write what was asked."""


class NotFound(RecordsError):
    """There is no such case, administration, wording or hand-over."""


class NotAllowed(RecordsError):
    """This actor may not do this to this record, or may not do it now."""


class StaleWrite(RecordsError):
    """The record changed after the page read it; nothing was written."""


class WorkspaceBusy(RecordsError):
    """Another writer held the workspace longer than the wait allowed."""


class WorkspaceFull(RecordsError):
    """The disk or the file's size limit leaves no room; nothing was written."""


class WorkspaceOutdated(RecordsError):
    """The tables do not match this program; `empathy serve` prepares them."""


class WorkspaceDamaged(RecordsError):
    """The file is not sound, or its audit trail was changed from outside."""


class ServerError(EmpathyError):
    """The workbook's server cannot start as asked."""
