"""Files by names from outside pass one way in and one way out; every other place that opens one is listed, with its
reason.
"""

import ast
from pathlib import Path

PACKAGE = Path(__file__).parents[2] / "empathy_widgets"
OPENERS = {
    "open", "fdopen", "read_bytes", "read_text", "write_bytes", "write_text", "touch", "mkstemp", "NamedTemporaryFile",
    "copyfile", "copy2", "copytree", "hardlink_to", "symlink_to", "rename", "truncate", "fromfile", "loadtxt",
    "read_csv",
}
OPENERS_IN_FULL = {"sqlite3.connect", "os.link", "os.replace", "os.rename", "os.symlink", "shutil.move", "shutil.copy"}
NO_FILES = {"Workbook.open", "super().open", "webbrowser.open"}
OWN = "the workspace's own file, in its own folder"
SHIPPED = "ships with the package"
MADE = "a file this function has just made"
ALLOWED = {
    "commands/serve.py: (desk / chapter.name).write_bytes(chapter.read_bytes())": OWN,
    "commands/serve.py: chapter.read_bytes()": SHIPPED,
    "commands/script_import.py: place.write_text(filled, 'utf-8')": MADE,
    "commands/script_import.py: place.write_text(text, 'utf-8')": MADE,
    "exchange/answers/foreign_reader.py: open('/proc/self/statm', encoding='ascii')":
        "what the operating system says of this program's own memory",
    "exercises/home/doors.py: path.read_text('utf-8')": SHIPPED,
    "library/loose.py: path.write_text(text, 'utf-8')": MADE,
    "places.py: os.open(folder, os.O_RDONLY)": "a folder, to put its entries on the disk",
    "records/workspace/backup.py: file.open('rb')": OWN,
    "records/workspace/backup.py: os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 384)": OWN,
    "records/workspace/backup.py: sqlite3.connect(f'{file.as_uri()}?mode=ro', uri=True)": OWN,
    "records/workspace/backup.py: sqlite3.connect(f'{file.as_uri()}?mode=rw', uri=True)": OWN,
    "records/workspace/backup.py: sqlite3.connect(f'{newest[0].as_uri()}?mode=ro', uri=True)": OWN,
    "records/workspace/backup.py: part.replace(target)": OWN,
    "records/workspace/backup.py: sqlite3.connect(part)": OWN,
    "records/database/engine.py: sqlite3.connect(':memory:', isolation_level=None)": "a database in memory, no file",
    "records/database/engine.py: sqlite3.connect(address, uri=True, timeout=WAIT_MS / 1000, isolation_level=None)": OWN,
    "records/workspace/crisis.py: (folder / FILE).open('rb')": OWN,
    "records/workspace/crisis.py: fresh.write_text(text.getvalue(), 'utf-8')": OWN,
    "records/workspace/crisis.py: fresh.replace(folder / FILE)": OWN,
    "records/workspace/doctor.py: mounts.read_text(encoding='utf-8', errors='replace')":
        "the operating system's list of disks",
    "records/workspace/pictures.py: file.read_bytes()": OWN,
    "records/workspace/pictures.py: os.fdopen(descriptor, 'wb')": OWN,
    "records/workspace/pictures.py: os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 384)": OWN,
    "records/workspace/pictures.py: part.replace(self.folder / f'{name}.png')": OWN,
    "records/workspace/remembered.py: file.read_text('utf-8')": OWN,
    "records/workspace/remembered.py: os.fdopen(descriptor, 'w', encoding='utf-8')": OWN,
    "records/workspace/remembered.py: os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 384)": OWN,
    "records/workspace/remembered.py: part.replace(file)": OWN,
    "records/workspace/secret.py: file.read_text('ascii')": OWN,
    "records/workspace/secret.py: fresh.replace(file)": OWN,
    "records/workspace/secret.py: os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 384), 'wb')": OWN,
    "records/workspace/secret.py: os.link(fresh, file)": OWN,
    "records/workspace/secret.py: os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 384)": OWN,
    "records/shelves/restore.py: copy.sqlite_file.open('wb')": MADE,
    "records/shelves/restore.py: sqlite3.connect(f'{file.as_uri()}?mode=ro', uri=True)":
        "the copy of a backup, made aside",
    "records/shelves/restore.py: sqlite3.connect(source)": "the copy of a backup, made aside",
    "records/shelves/restore.py: sqlite3.connect(target)": OWN,
    "records/workspace/workspace.py: sqlite3.connect(f'{self.database_file.as_uri()}?mode=rw', uri=True)": OWN,
    "records/workspace/workspace.py: file.open('rb')": OWN,
    "records/workspace/workspace.py: sqlite3.connect(file, timeout=SETTINGS['busy_timeout'] / 1000)": OWN,
    "reports/item_page.py: plotly_js().read_text('utf-8')": SHIPPED,
    "reports/typesetting.py: TEMPLATE.read_bytes()": SHIPPED,
    "widgets/take_home/page.py: (FOLDER / 'page.css').read_text('utf-8')": SHIPPED,
    "widgets/take_home/page.py: (SHARED / name).read_text('utf-8')": SHIPPED,
    "widgets/take_home/page.py: (WIDGETS / folder / 'widget.css').read_text('utf-8')": SHIPPED,
    "reports/worksheet.py: TEMPLATE.read_bytes()": SHIPPED,
    "widgets/shared/base.py: (WIDGETS / name / 'widget.css').read_text('utf-8')": SHIPPED,
    "widgets/shared/base.py: file.read_text('utf-8')": SHIPPED,
    "widgets/shared/joining.py: file.read_text('utf-8')": SHIPPED,
    "widgets/shared/served.py: file.read_text('utf-8')": SHIPPED,
    "widgets/shared/plot.py: (FOLDER / 'plot.css').read_text('utf-8')": SHIPPED,
    "widgets/shared/plot.py: plotly_js().read_bytes()": SHIPPED,
}
SERVER = "the server room opens the package's own pages and the workspace's cookie secret, by no name from outside"


def openings(path: Path) -> list[str]:
    """Every call that opens, makes or moves a file by its name, as it is written."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        name = called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
        whole = ast.unparse(called)
        # Path.replace: texts are given two words
        moves = name == "replace" and len(node.args) == 1 and not node.keywords
        if whole in OPENERS_IN_FULL or moves or (name in OPENERS and whole not in NO_FILES):
            found.append(ast.unparse(node))
    return found


def elsewhere() -> set[str]:
    """The openings outside of files/ and server/."""
    return {f"{path.relative_to(PACKAGE).as_posix()}: {call}" for path in PACKAGE.rglob("*.py")
            if path.relative_to(PACKAGE).parts[0] not in ("files", "server") for call in openings(path)}


def test_no_other_place_opens_a_file_by_a_name_from_outside():
    assert elsewhere() - set(ALLOWED) == set(), "use empathy_widgets.files, or list it here with the reason"


def test_nothing_is_listed_that_is_gone():
    assert set(ALLOWED) - elsewhere() == set()


def test_an_opening_is_noticed_however_it_is_written(tmp_path):
    file = tmp_path / "wrong.py"
    calls = ["open(name)", "Path(name).open('rb')", "os.open(name, 0)", "name.write_text('')", "sqlite3.connect(name)",
             "shutil.copyfile(name, other)", "os.link(name, other)", "part.replace(name)"]
    file.write_text("\n".join(calls))
    assert sorted(openings(file)) == sorted(calls)
