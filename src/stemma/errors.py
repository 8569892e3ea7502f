"""The errors of Stemma, as one tree.

StemmaError
├── InputError      an input cannot be read; becomes a Refusal, the rest goes on
├── CaseError       a case file cannot be used
│   ├── CaseVersionError   it was written by another version of Stemma
│   └── CaseBusyError      another process is writing to it
├── NotFoundError   an id or a name that the case does not hold
└── UsageError      an option that cannot be meant
"""

from __future__ import annotations


class StemmaError(Exception):
    """The one class to catch for everything that Stemma raises on purpose."""


class InputError(StemmaError):
    """An input that cannot be read.

    `reason` is one sentence for a person: what was found and what would cure it.
    """

    def __init__(self, path: str, stage: str, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.stage = stage
        self.reason = reason


class CaseError(StemmaError):
    """A case file that cannot be used; the message names the file and the cure."""


class CaseVersionError(CaseError):
    """A case file written by a version of Stemma whose schema this one cannot read."""


class CaseBusyError(CaseError):
    """A case file that another process is writing to."""


class NotFoundError(StemmaError):
    """An id or a name that the case does not hold."""


class UsageError(StemmaError):
    """An option whose value cannot be meant; the message names the value and the cure."""
