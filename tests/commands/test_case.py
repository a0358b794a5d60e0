"""`empathy case`: the codes of a workspace, and a case deleted for good."""

import pytest
from typer.testing import CliRunner

from empathy_widgets.cli import app
from empathy_widgets.domain import Actor, Mode
from empathy_widgets.errors import NotFound
from empathy_widgets.records import Store


@pytest.fixture
def store(workspace):
    return Store(workspace, Actor(seat="office"))


def run(workspace, *words, typed=""):
    return CliRunner().invoke(app, ["case", *words, f"--workspace={workspace.folder}"], input=typed)


def test_codes_are_listed_and_labels_are_not(workspace, store):
    first, second = store.create_case("somebody I know"), store.create_case()
    said = run(workspace, "list")
    assert said.exit_code == 0 and "somebody" not in said.output
    assert [line.split()[0] for line in said.output.splitlines()] == [first.code, second.code]


def test_a_case_is_deleted_after_a_second_look(workspace, store):
    case = store.create_case()
    store.respond(store.start(case.id, "teq", Mode.SELF).id, 1, 2, case_id=case.id)
    workspace.backup()
    asked = run(workspace, "delete", case.code, "--reason=asked", typed="n\n")
    assert asked.exit_code == 2 and "Nothing was deleted" in asked.stderr and store.case(case.id)
    said = run(workspace, "delete", case.code.upper().replace("-", " "), "--reason=asked", typed="y\n")
    assert (said.exit_code == 0 and "1 sitting with every answer" in said.output
            and "1 backup made before" in said.output)
    with pytest.raises(NotFound):
        store.case(case.id)
    assert store.verify() == [] and store.audit()[-1].reason == "the person asked for it"


def test_backups_go_too_when_asked(workspace, store):
    case = store.create_case()
    workspace.backup()
    said = run(workspace, "delete", case.code, "--reason=time-over", "--backups", "--yes")
    assert said.exit_code == 0 and "made before" not in said.output
    assert not any(case.code.encode() in file.read_bytes() for file in workspace.folder.rglob("*") if file.is_file())
    assert workspace.backup_count == 1


def test_an_unknown_code_is_one_sentence(workspace):
    said = run(workspace, "delete", "amber-otter-27", "--reason=asked", "--yes")
    assert said.exit_code == 2 and said.stderr.startswith("empathy: No case goes by this code.")
