"""Run as a program: answer one item while every sync to the disk fails, and say whether the store acknowledged it.

From the second argument on: "off" first turns SQLite's syncs off, which is what the test must notice. The kernel itself
refuses fsync and fdatasync (a seccomp filter, Linux), so this counts what truly happens and not what a setting says.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
import sys

SYNCS = {"x86_64": (74, 75, 162, 277, 306), "aarch64": (82, 83, 81, 84, 267)}
"""fsync, fdatasync, sync, sync_file_range, syncfs."""


def refuse_syncs() -> None:
    """Make every call that puts a file on the disk fail with EIO, for this program from now on."""
    load, jump, give = 0x20, 0x15, 0x06  # BPF_LD|W|ABS, BPF_JMP|JEQ|K, BPF_RET|K
    numbers = SYNCS[platform.machine()]
    steps = [(load, 0, 0, 0)]
    steps += [(jump, len(numbers) - place, 0, number) for place, number in enumerate(numbers)]
    steps += [(give, 0, 0, 0x7FFF0000), (give, 0, 0, 0x00050000 | errno.EIO)]
    filters = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
    program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(filters)))
    libc = ctypes.CDLL(None, use_errno=True)
    assert libc.prctl(38, 1, 0, 0, 0) == 0, "PR_SET_NO_NEW_PRIVS"
    assert libc.prctl(22, 2, ctypes.byref(program), 0, 0) == 0, f"PR_SET_SECCOMP {ctypes.get_errno()}"


def main(folder: str, case: str, administration: str, how: str) -> None:
    from empathy_widgets.domain import Actor
    from empathy_widgets.errors import WorkspaceDamaged
    from empathy_widgets.records import Store, Workspace
    from empathy_widgets.records.database import engine

    if how == "off":
        engine.SETTINGS["synchronous"] = 0
    store = Store(Workspace(folder, ""), Actor())
    store.respond(administration, 1, 1, case_id=case)
    refuse_syncs()
    for item in range(2, 12):
        try:
            store.respond(administration, item, 1, case_id=case)
            print("acknowledged", item)
        except WorkspaceDamaged as refusal:
            print("refused", item, refusal)


if __name__ == "__main__":
    main(*sys.argv[1:])
