"""Which format a file is in, found out from what it holds; its name only helps where it has no title."""

from __future__ import annotations

from pathlib import PurePath

from empathy_widgets.exchange.questionnaires.draft import QuestionnaireDraft, Found
from empathy_widgets.exchange.questionnaires.fhir import read_fhir
from empathy_widgets.exchange.questionnaires.formr import read_formr
from empathy_widgets.exchange.questionnaires.guards import LARGEST, decoded, parsed_json, refuse
from empathy_widgets.exchange.questionnaires.limesurvey import read_limesurvey
from empathy_widgets.exchange.questionnaires.openscales import is_openscales, read_openscales
from empathy_widgets.exchange.questionnaires.plain import clipped, plain
from empathy_widgets.exchange.questionnaires.qualtrics import is_qualtrics, read_qualtrics
from empathy_widgets.exchange.questionnaires.reading import Reading, read
from empathy_widgets.exchange.questionnaires.redcap import is_dictionary, read_redcap
from empathy_widgets.exchange.questionnaires.surveyjs import is_surveyjs, read_surveyjs
from empathy_widgets.exchange.questionnaires.workbook import read_book
from empathy_widgets.exchange.questionnaires.xlsform import is_xlsform, read_xlsform
from empathy_widgets.strings import _

__all__ = ["import_questionnaire", "read_questionnaire"]

ARCHIVE = b"PK\x03\x04"


def import_questionnaire(
    name: str, content: bytes, id: str | None = None, scale: str | None = None,
) -> QuestionnaireDraft:
    """Make a draft instrument of a questionnaire from another program.

    Parameters
    ----------
    name : str
        The file's name; only used as a title where the file has none.
    content : bytes
        A FHIR Questionnaire, REDCap data dictionary, LimeSurvey .lss, SurveyJS survey, Qualtrics .qsf, XLSForm, formr
        item table or OpenScales .osd, at most 5 MB.
    id : str, optional
        The id of the draft; made from the title when left out.
    scale : str, optional
        Which scale of a file that holds several; their names stand in the error, and in `read_questionnaire`.

    Returns
    -------
    QuestionnaireDraft
        Items, choices, the key as far as the file has one, and what a person must decide.

    Raises
    ------
    SeveralScales
        The file holds several scales and none is named.
    ExchangeError
        For every file that is none of these, broken, or too large, in one sentence; nothing else is raised.

    Examples
    --------
    >>> survey = b'''{"elements": [{"type": "rating", "name": "q1", "title": "I notice it.", "rateMax": 3}]}'''
    >>> draft = import_questionnaire("noticing.json", survey)
    >>> draft.id, [choice.value for choice in draft.choices], draft.items[0].text
    ('noticing', [1, 2, 3], 'I notice it.')
    """
    return read_questionnaire(name, content).draft(scale, id)


def read_questionnaire(name: str, content: bytes) -> Reading:
    """Read a questionnaire from another program once, to choose a scale of it; the rest as `import_questionnaire`.

    Examples
    --------
    >>> survey = b'''{"elements": [{"type": "rating", "name": "q1", "title": "I notice it.", "rateMax": 3}]}'''
    >>> [offer.line for offer in read_questionnaire("noticing.json", survey).offers]
    ['1 item · 1 … 3 · “I notice it.”']
    """
    if len(content) > LARGEST:
        refuse(_("This file is larger than 5 MB, which no questionnaire is; check that it is the right one."))
    stem = clipped(plain(PurePath(name.replace("\\", "/")).stem), 80) or "draft"
    return read(_found(content), stem)


def _found(content: bytes) -> Found:
    if not content.strip(b"\0 \t\r\n"):
        refuse(_("This file is empty; choose another one."))
    if content.startswith(ARCHIVE):
        book = read_book(content)
        return read_xlsform(book) if is_xlsform(book) else read_formr(book)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        refuse(_("This is an old or locked Office file; save it again as .xlsx without a password."))
    text = decoded(content, spreadsheet=True)
    start = text.lstrip()[:1]
    if start == "<":
        return read_limesurvey(content)
    if start in ("{", "["):
        return _found_in_json(decoded(content))
    if is_dictionary(text):
        return read_redcap(text)
    return _unknown()


def _found_in_json(text: str) -> Found:
    content = parsed_json(text)
    if isinstance(content, dict):
        if isinstance(content.get("resourceType"), str):
            return read_fhir(content)
        if is_qualtrics(content):
            return read_qualtrics(content)
        if is_openscales(content):
            return read_openscales(content)
        if is_surveyjs(content):
            return read_surveyjs(content)
    return _unknown()


def _unknown() -> Found:
    refuse(_("This is no questionnaire that is known here; bring a FHIR Questionnaire, a REDCap data dictionary, a "
             "LimeSurvey .lss, a SurveyJS survey, a Qualtrics .qsf, an XLSForm, a formr item table or an OpenScales "
             ".osd."))
