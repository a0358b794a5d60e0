"""Nothing but the front end's own files can be fetched: no workspace, no backup, no key, no notebook, no program."""

import itertools
from urllib.parse import quote

import pytest

from empathy_widgets.places import content_folder, notebooks_folder
from empathy_widgets.server.assets import VERSION, folders

UPS = ("../", "..%2f", "%2e%2e/", "%2e%2e%2f", "..%5c", "..\\", "%2e%2e%5c", "..;/", "%252e%252e/", "%c0%ae%c0%ae/",
       "....//", ".%2e/", "/", "//", "%2f", "%00/../", "./../", "x.png/../../", "%u002e%u002e/")
DOORS = ("/assets/", *(f"/assets/{VERSION}/{place}" for place in ("", "voila/", "labextensions/",
                                                                 "labextensions/anywidget/")),
         "/chapter/", "/voila/static/", "/voila/files/", "/voila/templates/", "/files/",
         "/static/", "/")


@pytest.fixture(scope="module")
def secrets(place, canary):
    """Every file that must stay where it is, with a piece of its bytes that no other answer holds."""
    place.backup()
    program = notebooks_folder().parent / "empathy_widgets" / "server" / "sign_in.py"
    files = [
        place.folder / "workspace.sqlite", place.folder / "cookie-secret.json", next(place.backups_folder.iterdir()),
        next(iter(sorted(notebooks_folder().glob("*.ipynb")))), program, next(iter(content_folder().rglob("*.yaml"))),
    ]
    assert all(file.stat().st_size for file in files)
    return {file: file.read_bytes()[:64] for file in files}


def wicked(files):
    """Addresses that try to lead to the files, through every door and by every spelling of the way up."""
    for door, up, file in itertools.product(DOORS, UPS, files):
        inside = str(file).lstrip("/")
        yield f"{door}{up * 12}{quote(inside)}"
    for door, file in itertools.product(DOORS, files):
        whole = quote(str(file))
        yield from (
            f"{door}{whole}", f"{door}{whole.replace('/', '%2f')}", f"{door}{whole}%00.js", f"{door}x.js%00{whole}",
            f"{door}file:{whole}", f"{door}{file.name}", f"{door}{file.name}?download=1", f"{door}C:{whole}",
            f"{door}~root{whole}", f"{door}{file.parent.name}/{file.name}", f"{door}{whole.replace('/', '%5c')}",
        )


def test_no_spelling_of_an_address_leads_to_a_file_of_ours(visitor, secrets, needles):
    addresses = sorted(set(wicked(secrets)))
    assert len(addresses) >= 300
    for address in addresses:
        answer = visitor.ask(address)
        assert answer.status in (302, 400, 403, 404), (answer.status, address)
        assert not any(piece in answer.body for piece in secrets.values()), address
        assert not any(needle in answer.body for needle in needles), address


def test_a_file_that_is_served_would_be_seen_in_the_answer(visitor):
    """The control: the same look at the same many bytes finds a file that may be fetched."""
    piece = next(folder / "voila.js" for folder in folders("voila") if (folder / "voila.js").exists()).read_bytes()[:64]
    assert piece in visitor.ask(f"/assets/{VERSION}/voila/voila.js").body


def test_an_absolute_address_is_a_missing_page(server, visitor, secrets):
    for file in secrets:
        for address in (
            f"http://127.0.0.1:{server.port}/{file}", f"file://{file}", f"//{file}", f"/..{file}", f"\\{file}",
        ):
            assert visitor.ask(address).status in (400, 404), address


@pytest.mark.parametrize("name", [
    "a" * 300, "a/" * 3000, "%00", "a%00.js", "%ff", ".", "..", "%0a", "con", "*", "\u00e9"])
def test_a_name_no_file_can_have_is_a_missing_file(visitor, name):
    for kind in ("voila", "labextensions", "elsewhere", ""):
        answer = visitor.ask(f"/assets/{VERSION}/{kind}/{quote(name, safe='%/.*')}")
        assert (answer.status, answer.body) in [(404, b""), (400, b"")]


def test_only_this_version_of_a_file_is_there(visitor):
    assert visitor.ask(f"/assets/{VERSION}/voila/voila.js").status == 200
    for version in ("", "0" * 12, VERSION.upper(), VERSION[:-1], f"{VERSION}0", f"{VERSION}%20"):
        assert visitor.ask(f"/assets/{version}/voila/voila.js").status == 404


def test_the_workspace_is_below_no_folder_that_is_served(place):
    served = [*folders("voila"), *folders("labextensions"), notebooks_folder(), content_folder()]
    assert len(served) > 3
    assert not [folder for folder in served if place.folder.resolve().is_relative_to(folder.resolve())]
