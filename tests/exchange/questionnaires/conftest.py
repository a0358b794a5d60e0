"""Every sample at hand, and imported by name."""

import pytest
from exchange.questionnaires.samples import sources

TOGETHER = {
    "fhir-r4.json": "Offering + Listening (Never … Often)", "qualtrics.qsf": "Riding: ride",
    "xlsform.xlsx": "How often, in the last week, did you …"}
"""Which scale of a sample that holds several; two groups can be one, which only a person can tell."""


@pytest.fixture(scope="session")
def samples():
    """Every sample by name."""
    return sources()


@pytest.fixture
def brought(samples):
    """Import a sample by name."""
    from empathy_widgets.exchange.questionnaires import import_questionnaire

    return lambda name, id=None: import_questionnaire(name, samples[name], id, TOGETHER.get(name))
