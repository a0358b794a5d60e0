"""The link that opens the workbook: it works once, and only whoever started the workbook can read it."""

import re
import stat
import subprocess
import sys
from pathlib import Path

from served import Served, until
from visitor import Visitor, follow

from empathy_widgets.records import Workspace


def test_a_link_opens_the_workbook_once(server):
    link = server.link
    first, second = follow(Visitor(server), link), follow(Visitor(server), link)
    assert first.answer.status == 302 and first.ask("/chapter/welcome").status == 200
    first.leave()
    assert second.answer.status == 403 and not second.cookies
    assert "empathy link" in second.answer.text, "the page says where a fresh one comes from"
    assert second.ask("/chapter/welcome").status == 403


def test_the_link_it_printed_opens_it_once_as_well(place, tmp_path):
    running = Served(tmp_path / "workspace", tmp_path / "log")
    Workspace(running.folder).prepare()
    running.start()
    try:
        assert follow(Visitor(running), running.told).answer.status == 302
        assert follow(Visitor(running), running.told).answer.status == 403
    finally:
        running.stop()


def test_the_browser_is_told_the_link_by_a_file_that_only_its_owner_can_read(tmp_path, monkeypatch):
    said = tmp_path / "said"
    browser = tmp_path / "browser.py"
    browser.write_text(f"import sys, pathlib\npathlib.Path({str(said)!r}).write_text(sys.argv[1])\n")
    monkeypatch.setenv("BROWSER", f"{sys.executable} {browser} %s")
    running = Served(tmp_path / "workspace", tmp_path / "log", opens_browser=True)
    Workspace(running.folder).prepare()
    running.start()
    try:
        address = until(lambda: said.exists() and said.read_text(), what="the browser being opened")
        assert address.startswith("file:///") and "token" not in address
        page = Path(address.removeprefix("file://"))
        assert stat.S_IMODE(page.stat().st_mode) == 0o600 and stat.S_IMODE(page.parent.stat().st_mode) == 0o700
        link = re.search(r'url=(http://[^"]+)"', page.read_text())[1]
        assert follow(Visitor(running), link).answer.status == 302
        assert not page.exists(), "and goes once it was used"
    finally:
        running.stop()
    assert not list((running.folder / "serving").iterdir())


def test_while_the_workspace_cannot_be_read_a_link_lets_nobody_in_and_stays_good(tmp_path):
    running = Served(tmp_path / "workspace", tmp_path / "log")
    place = Workspace(running.folder)
    place.prepare()
    running.start()
    try:
        away = place.database_file.rename(tmp_path / "away.sqlite")
        link = running.link
        visitor = follow(Visitor(running), link)
        assert visitor.answer.status == 503 and not visitor.cookies and b"Traceback" not in visitor.answer.body
        place.database_file.unlink(missing_ok=True)
        away.rename(place.database_file)
        assert follow(Visitor(running), link).answer.status == 302
    finally:
        running.stop()


def test_a_workspace_that_cannot_be_written_is_one_sentence_at_the_start(tmp_path):
    place = Workspace(tmp_path / "workspace")
    place.prepare()
    (place.folder / "serving").write_text("in the way of a folder")
    ended = subprocess.run(
        [sys.executable, "-m", "empathy_widgets.cli", "serve", "--no-browser", f"--workspace={place.folder}"],
        capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr == (
        "empathy: The workspace's folder cannot be written. Make some room, or set its permissions right.\n")
