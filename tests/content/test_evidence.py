"""Every claim of fact stands where content/evidence.yaml says, in those words, and what was too strong is gone."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

from empathy_widgets.cli import app
from empathy_widgets.errors import ContentError
from empathy_widgets.library import Library, evidence_table

ROOT = Path(__file__).parents[2]
CLAIMS = Library().claims()
HOW_MANY = 100
SHIPPED = ("content", "notebooks", "empathy_widgets")
READ = {".py", ".js", ".css", ".yaml", ".ipynb", ".md", ".json", ".typ"}


def plain(text, ending):
    """Text as a reader meets it: cells put together, strings that Python joins joined, white space one blank."""
    if ending == ".ipynb":
        text = "\n\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
    if ending == ".py":
        text = re.sub(r'"\s*\n\s*f?"', "", text)
    return " ".join(text.split())


@cache
def words_of(path):
    return plain(path.read_text("utf-8"), path.suffix)


def found(sentence, path):
    return path.is_file() and plain(sentence, "") in words_of(path)


def faults(claims, root=ROOT):
    """What is wrong with the claims, a sentence each."""
    told = []
    if [claim.row for claim in claims] != list(range(1, HOW_MANY + 1)):
        told.append(f"the claims 1 to {HOW_MANY} do not stand there once each, in order")
    shipped = [path for folder in SHIPPED for path in sorted((root / folder).rglob("*"))
               if path.suffix in READ and path.is_file() and path != root / "content" / "evidence.yaml"]
    for claim in claims:
        if claim.says is not None and not found(claim.says, root / claim.file):
            told.append(f"{claim.row}: “{claim.says}” does not stand in {claim.file}")
        if claim.says is None and claim.standing != "gone":
            told.append(f"{claim.row}: has no sentence")
        if claim.standing == "gone" and (claim.says is not None or not claim.gone):
            told.append(f"{claim.row}: is gone, so it names what is said no longer, and nothing that is")
        if claim.standing == "as the source says" and not claim.addresses and not (
                claim.source.startswith("Ours") or "No address found" in claim.source):
            told.append(f"{claim.row}: has no DOI or address")
        told += [f"{claim.row}: {address} is no address" for address in claim.addresses
                 if not re.fullmatch(r"https://(?:doi\.org/10\.\d{4,9}/\S+|[\w.-]+\.[a-z]{2,}/\S*)", address)]
        told += [f"{claim.row}: “{words}” is back in {path.relative_to(root).as_posix()}"
                 for words in claim.gone for path in shipped if found(words, path)]
    return told


def test_every_claim_stands_in_its_file_with_its_source_and_nothing_too_strong_is_back():
    assert faults(CLAIMS) == []


def test_the_table_is_what_the_command_makes():
    made = CliRunner().invoke(app, ["content", "evidence"])
    assert made.exit_code == 0 and made.stdout == evidence_table(CLAIMS)
    kept = (ROOT / "docs" / "evidence.md").read_text("utf-8")
    assert kept == made.stdout, "write what `empathy content evidence` prints to docs/evidence.md"
    assert len(re.findall(r"(?m)^\| \d+ \|(?:[^|\n]|\\\|)*(?:\|(?:[^|\n]|\\\|)*){5}$", made.stdout)) == HOW_MANY


def changed(row, **fields):
    return tuple(claim.model_copy(update=fields) if claim.row == row else claim for claim in CLAIMS)


@pytest.mark.parametrize(("claims", "says"), [
    (CLAIMS[:-1], "do not stand there once each"),
    (CLAIMS[::-1], "do not stand there once each"),
    (changed(8, says="asking did, in all of them"), "8: “asking did, in all of them” does not stand in"),
    (changed(8, file="notebooks/nowhere.ipynb"), "does not stand in notebooks/nowhere.ipynb"),
    (changed(8, says=None), "8: has no sentence"),
    (changed(8, addresses=()), "8: has no DOI or address"),
    (changed(8, addresses=["doi 10.1037"]), "8: doi 10.1037 is no address"),
    (changed(79, gone=[]), "79: is gone, so it names"),
    (changed(79, says="and see what becomes of it"), "79: is gone, so it names"),
    (changed(79, gone=["see what becomes of it"]), "“see what becomes of it” is back in content/discussions/envy"),
    (changed(73, gone=["of the words were in both your guess and the script"]), "is back in empathy_widgets/"),
    (changed(10, gone=["that says nothing about copying\non purpose"]), "is back in notebooks/05-mirroring.ipynb"),
])
def test_a_claim_that_is_wrong_is_found(claims, says):
    assert any(says in fault for fault in faults(claims))


def test_the_claims_themselves_are_checked_like_content(tmp_path):
    path = tmp_path / "evidence.yaml"
    path.write_text("claims:\n  - {row: 1, file: a.yaml, source: None was given., standing: surely}\n", "utf-8")
    with pytest.raises(ContentError, match=r"evidence\.yaml, line 2, claims, entry 1, standing: Only .* Choose one\."):
        Library(tmp_path).claims()
    path.write_text("claims: [", "utf-8")
    with pytest.raises(ContentError, match=r"evidence\.yaml, line 1: This cannot be read\."):
        Library(tmp_path).claims()


CITED = re.compile(r"\b(?:19|20)\d{2}\b")
ADDRESS = re.compile(r"doi:10\.\d{4,9}/|https?://")


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda path: path.stem)
def test_every_paper_in_a_chapter_has_a_doi_or_an_address(path):
    brackets = [part for part in re.findall(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)", words_of(path)) if CITED.search(part)]
    assert [part for part in brackets if not ADDRESS.search(part)] == []
    assert brackets or "What is known" not in words_of(path)


def test_a_paper_without_one_would_be_seen():
    assert CITED.search("Eyal and others, 2018") and not ADDRESS.search("Eyal and others, 2018, JPSP 114, 547–571")
