"""Another PIN in the set one's place: who may, and what a wrong one costs."""

import pytest

from empathy_widgets.errors import NotAllowed


def test_another_pin_takes_the_one_before_and_a_wrong_one_is_counted(store, sitting, clock):
    store.set_pin("2468")
    with pytest.raises(NotAllowed, match="Please type the PIN that is set now as well"):
        store.set_pin("1357")
    for more in (4, 3, 2, 1):
        with pytest.raises(NotAllowed, match=f"You can try {more} more time"):
            store.set_pin("1357", "0000")
    with pytest.raises(NotAllowed, match="Wait 30 seconds"):
        store.set_pin("1357", "0000")
    with pytest.raises(NotAllowed, match="Wait 30 seconds"):
        store.set_pin("1357", "2468")
    clock.move(31)
    store.hand_over(sitting.id)
    store.take_back("2468")  # nothing was changed by all of that
    store.set_pin("1357", "2468")
    store.hand_over(sitting.id)
    with pytest.raises(NotAllowed, match="4 more times"):
        store.take_back("2468")
    assert store.take_back("1357") and store.verify() == []
    assert [line.action for line in store.audit() if "pin" in line.action].count("wrong pin") == 6
