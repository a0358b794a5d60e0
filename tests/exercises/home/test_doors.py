"""Every chapter stands behind exactly one door, by the name it has at the side."""

from collections import Counter

from empathy_widgets.exercises.home.doors import doors
from empathy_widgets.exercises.page.page import WELCOME
from empathy_widgets.places import notebooks_folder
from empathy_widgets.server.chapters import chapters


def behind_all(page):
    return [link for door in doors(page).doors for link in door["links"]]


def test_every_chapter_but_the_first_page_stands_behind_one_door(open_page):
    told = {f"/chapter/{one.name}": one.title for one in chapters(notebooks_folder()) if one.name != WELCOME}
    links = behind_all(open_page())
    assert {link["href"]: link["text"] for link in links} == told
    assert set(Counter(link["href"] for link in links).values()) == {1}
    assert all(door["links"] for door in doors(open_page()).doors)


def test_with_a_case_open_the_doors_lead_to_it(open_page, case):
    assert all(link["href"].endswith(f"?case={case.id}") for link in behind_all(open_page(case.id)))


def test_in_jupyterlab_there_are_names_and_no_links(open_page):
    assert {link["href"] for link in behind_all(open_page(served=False))} == {""}


def test_the_second_front_door_is_the_room_for_the_open_case_where_there_are_links(open_page, case):
    assert doors(open_page(case.id)).room["href"] == f"/chapter/understanding-others?case={case.id}"
    assert doors(open_page()).room["href"] == "/chapter/understanding-others"
    assert doors(open_page(served=False)).room["href"] == ""
