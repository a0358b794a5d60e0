"""No method of the store can do anything it did not ask the policy for."""

import ast
import inspect
import textwrap

from empathy_widgets.records import Store
from empathy_widgets.records.shelves.policy import Action
from empathy_widgets.records.shelves.shelf import Shelf


def public_methods(store: type) -> dict[str, object]:
    """Every public method and property of a store by name."""
    names = [name for name in dir(store) if not name.startswith("_")]
    return {name: inspect.getattr_static(store, name) for name in names}


def asked_by(method) -> list[Action]:
    """The actions a method opens its transactions with, read from its source."""
    source = textwrap.dedent(inspect.getsource(method.fget if isinstance(method, property) else method))
    opened = [item.context_expr for node in ast.walk(ast.parse(source)) if isinstance(node, ast.With | ast.AsyncWith)
              for item in node.items]
    return [
        Action[call.args[0].attr] for call in opened
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("self._reading", "self._writing")
        and len(call.args) == 1 and ast.unparse(call.args[0]).startswith("Action.")
    ]


def silent(store: type) -> set[str]:
    """The methods that do not ask for exactly one action, in plain sight."""
    return {name for name, method in public_methods(store).items() if len(asked_by(method)) != 1}


def test_every_public_method_of_the_store_asks_for_one_action():
    assert len(public_methods(Store)) > 40
    assert silent(Store) == set()


class Careless(Shelf):
    """A shelf with one method that asks, and others that do not."""

    def sound(self) -> None:
        with self._reading(Action.READ_CASES) as work:
            work.connection.close()

    def none(self) -> None:
        self.workspace.engine.connect().close()

    def nothing(self) -> None:
        with self._reading() as work:
            work.connection.close()

    def hidden(self, action=Action.READ_CASES) -> None:
        with self._writing(action) as work:
            work.connection.close()

    def twice(self) -> None:
        with self._reading(Action.READ_CASES), self._writing(Action.ERASE):
            pass

    @property
    def shown(self) -> str:
        return str(self.workspace.database_file)

    def _private(self) -> None:
        pass


def test_a_method_that_asks_for_none_or_two_or_hides_it_is_found():
    assert silent(Careless) == {"none", "nothing", "hidden", "twice", "shown"}
