"""Looks over one content file or a whole folder and says everything an editor has to mend. Never raises."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from empathy_widgets.domain import Choice, Composite, Instrument, Item, MissingRule, ReferenceSample, Reviewed, Subscale
from empathy_widgets.library.complaint import Complaint, short_name
from empathy_widgets.library.form import InstrumentForm
from empathy_widgets.library.rules import broken_rules, broken_values
from empathy_widgets.library.sentences import in_words, refusals
from empathy_widgets.library.sheet import Place, Sheet, Unreadable, read_sheet
from empathy_widgets.strings import _

__all__ = ["check_content", "read_instrument"]


def check_content(path: Path | str) -> list[Complaint]:
    """Say everything an editor has to mend.

    Parameters
    ----------
    path : Path or str
        One instrument file; or a folder of them; or the content folder that holds ``instruments/``.

    Returns
    -------
    list of Complaint
        By file and line; empty when all is well. In a folder the files are also compared with one another (no two
        share a source or a DOI); for one file only its practice form is looked up beside it.

    Examples
    --------
    >>> from empathy_widgets.places import content_folder
    >>> check_content(content_folder())
    []
    """
    path = Path(path)
    if not _is_folder(path):
        instrument, sheet, complaints = read_instrument(path)
        beside = {} if instrument is None else _practice_form_beside(path, instrument)
        return sorted(complaints + _neighbours({path: (instrument, sheet)}, beside))
    folder = path / "instruments" if _is_folder(path / "instruments") else path
    read, complaints = {}, [
        Complaint(short_name(file), 0, "", _("The ending must be “.yaml”. Rename the file."))
        for file in sorted(folder.glob("*.yml"))
    ]
    for file in sorted(folder.glob("*.yaml")):
        instrument, sheet, found = read_instrument(file)
        read[file] = (instrument, sheet)
        complaints += found
    if not read:
        complaints.append(Complaint(short_name(folder), 0, "", _("There is no instrument here. Name another folder.")))
    known = {file.stem: instrument for file, (instrument, _sheet) in read.items()}
    return sorted(complaints + _neighbours(read, known))


def read_instrument(path: Path) -> tuple[Instrument | None, Sheet, list[Complaint]]:
    """Read one file; the instrument is None as soon as there is a complaint."""
    empty = Sheet(content={})
    try:
        sheet = read_sheet(path)
    except Unreadable as error:
        return None, empty, [Complaint(short_name(path), error.line, "", error.text)]
    try:
        form = InstrumentForm.model_validate(sheet.content)
    except ValidationError as error:
        return None, sheet, _complaints(path, sheet, refusals(error))
    complaints = _complaints(path, sheet, broken_rules(form, path.stem))
    if complaints:
        return None, sheet, complaints
    instrument = build_instrument(form)
    complaints = _complaints(path, sheet, broken_values(instrument, form))
    return (None if complaints else instrument), sheet, complaints


def build_instrument(form: InstrumentForm) -> Instrument:
    """The same instrument as the noun the other rooms know."""
    fields = form.model_dump()
    return Instrument(**{
        **fields,
        "abbreviation": form.abbreviation or form.title,
        "reviewed": Reviewed(**fields["reviewed"]),
        "choices": tuple(Choice(value=value, label=label) for value, label in form.choices.items()),
        "items": tuple(Item(number=number, **item) for number, item in fields["items"].items()),
        "subscales": tuple(Subscale(id=name, **part) for name, part in fields["subscales"].items()),
        "composites": tuple(Composite(id=name, **part) for name, part in fields["composites"].items()),
        "missing": MissingRule(**fields["missing"]),
        "reference_samples": tuple(ReferenceSample(**sample) for sample in fields["reference_samples"]),
    })


def _neighbours(
    read: dict[Path, tuple[Instrument | None, Sheet]], known: dict[str, Instrument | None],
) -> list[Complaint]:
    """What only shows when files are compared."""
    complaints: list[Complaint] = []
    first: dict[tuple[str, str], Path] = {}
    for path, (instrument, sheet) in read.items():
        if instrument is not None:
            complaints += _complaints(path, sheet, _practice_form(instrument, known))
            complaints += _complaints(path, sheet, _shared(path, instrument, first))
    return complaints


def _practice_form(instrument: Instrument, known: dict[str, Instrument | None]) -> Iterator[tuple[Place, str]]:
    name = instrument.practice_form
    if name is None:
        return
    if name not in known:
        yield ("practice_form",), _("There is no file “{name}.yaml” in this folder. Correct the name or add the file."
                                    ).format(name=name)
    elif known[name] is not None and known[name].kind != "practice":
        yield ("practice_form",), _("“{name}” is not a practice form. Name a file that says “kind: practice”."
                                    ).format(name=name)


def _practice_form_beside(path: Path, instrument: Instrument) -> dict[str, Instrument | None]:
    if instrument.practice_form is None:
        return {}
    beside = path.parent / f"{instrument.practice_form}.yaml"
    return {instrument.practice_form: read_instrument(beside)[0]} if beside.is_file() else {}


def _shared(
    path: Path, instrument: Instrument, first: dict[tuple[str, str], Path],
) -> Iterator[tuple[Place, str]]:
    for field in ("source", "doi"):
        value = getattr(instrument, field)
        if value:
            other = first.setdefault((field, " ".join(value.casefold().split())), path)
            if other != path:
                yield (field,), _("{other} names the same {field}. Give each instrument a source of its own.").format(
                    other=other.name, field=field)


def _complaints(path: Path, sheet: Sheet, found: Iterator[tuple[Place, str]]) -> list[Complaint]:
    return [Complaint(short_name(path), sheet.line(place), in_words(place), text) for place, text in found]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name no file system takes
        return False
