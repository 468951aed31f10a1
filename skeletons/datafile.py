"""Read a YAML data file through a schema, with every complaint as file:line:column."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from sim.errors import InvalidInputError

Words = Annotated[str, Field(min_length=1)]


class Strict(BaseModel):
    """A schema that knows all its keys and never changes."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


Model = TypeVar("Model", bound=BaseModel)

_WORDS = {
    "missing": "this key, which is missing",
    "extra_forbidden": "only known keys",
}


def read(file: Traversable, schema: type[Model], context: dict[str, Any] | None = None) -> Model:
    """Read and check one data file.

    Parameters
    ----------
    file : Traversable
        A path, or a file inside a package.
    schema : type
        The schema that the file must fit.
    context : dict, optional
        What the schema's validators may ask for.

    Returns
    -------
    Model
        An instance of ``schema``.

    Raises
    ------
    InvalidInputError
        Where the file cannot be read, is no YAML, or does not fit; the field reads ``file:line:column key``.
    """
    tree = load(file)
    try:
        return schema.model_validate(tree, context=context)
    except ValidationError as error:
        raise _complaint(file.name, tree, error) from None


def load(file: Traversable) -> Any:  # noqa: ANN401 - whatever the file holds
    """Parse one YAML 1.2 file, refusing duplicate keys.

    Parameters
    ----------
    file : Traversable
        A path, or a file inside a package.

    Returns
    -------
    Any
        Mappings and lists that remember where they stood.

    Raises
    ------
    InvalidInputError
        Where the file cannot be read or is no YAML.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8 text"
        raise InvalidInputError(file.name, reason, "a readable data file") from None
    try:
        return YAML(typ="rt").load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{file.name}:{mark.line + 1}:{mark.column + 1}" if mark else file.name
        problem = " ".join(str(error.problem).split()).partition(" with value")[0]
        raise InvalidInputError(where, problem, "YAML with each key once") from None
    except ReaderError as error:
        before = text[: error.position]
        where = f"{file.name}:{before.count(chr(10)) + 1}:{error.position - before.rfind(chr(10))}"
        raise InvalidInputError(where, repr(text[error.position]), "characters that YAML knows") from None
    except YAMLError as error:
        raise InvalidInputError(file.name, str(error), "YAML") from None


def _complaint(name: str, tree: Any, error: ValidationError) -> InvalidInputError:  # noqa: ANN401 - parsed YAML
    """Turn the first of a schema's complaints into ours."""
    # A misspelt key is both missing and unknown; what stands in the file says more.
    complaints = error.errors(include_url=False)
    first = next((each for each in complaints if each["type"] == "extra_forbidden"), complaints[0])
    path = [part for part in first["loc"] if not (isinstance(part, str) and part.startswith("function-"))]
    line, column = _position(tree, path)
    key = ".".join(str(part) for part in path) or "file"
    value = "nothing" if first["type"] == "missing" else first["input"]
    if first["type"] == "extra_forbidden":
        value = f"the key '{path[-1]}'"
    allowed = _WORDS.get(first["type"], first["msg"].removeprefix("Value error, "))
    return InvalidInputError(f"{name}:{line}:{column} {key}", value, allowed[0].lower() + allowed[1:])


def _position(tree: Any, path: list[Any]) -> tuple[int, int]:  # noqa: ANN401 - parsed YAML
    """Return line and column of a key, or of the nearest thing around it."""
    line, column = 1, 1
    node = tree
    for part in path:
        marks = getattr(getattr(node, "lc", None), "data", None) or {}
        if part not in marks:
            break
        line, column = marks[part][0] + 1, marks[part][1] + 1
        node = node[part]
    return line, column
