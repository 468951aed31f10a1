"""Body and exercise files: complaints that say where, numbers that say whence, and the published values themselves."""

from __future__ import annotations

import math
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import scenarios
import skeletons
from sim.errors import InvalidInputError
from skeletons.datafile import load

BODY_FILES = ("male.yaml", "female.yaml", "common.yaml", "sources.yaml")
EXERCISES = "exercises.yaml"


class Broken(NamedTuple):
    """What is changed in a copy of a file, the text that the complaint must point at, and what it must say."""

    file: str
    old: str
    new: str
    at: str
    says: tuple[str, ...]


HEAD = "mass: 0.0694"
BROKEN = {
    "body misses a key": Broken("male.yaml", f"{HEAD}, ", "", "head: {", ("segments.head.mass", "missing")),
    "body misspells a key": Broken("male.yaml", HEAD, "mas: 0.0694", "mas: 0.0694", ("'mas'", "known keys")),
    "body has an unknown key": Broken("male.yaml", "sd: 0.005", "ds: 0.005", "ds: 0.005", ("'ds'", "known keys")),
    "body has a key twice": Broken("male.yaml", HEAD, f"{HEAD}, mass: 0.1", "mass: 0.1", ("duplicate", '"mass"')),
    "body has a section twice": Broken("male.yaml", "sex: m\n", "sex: m\nsex: f\n", "sex: f", ("duplicate", '"sex"')),
    "text for a number": Broken("male.yaml", HEAD, "mass: light", "mass: light", ("segments.head.mass", "number")),
    "number in quotes": Broken("male.yaml", HEAD, 'mass: "0.07"', "mass: ", ("segments.head.mass", "valid number")),
    "truth for a number": Broken("male.yaml", HEAD, "mass: true", "mass: true", ("segments.head.mass", "number")),
    "share above 1": Broken("male.yaml", HEAD, "mass: 1.5", "mass: 1.5", ("segments.head.mass", "1.5", "less than 1")),
    "share below 0": Broken("male.yaml", HEAD, "mass: -0.1", "mass: -0.1", ("segments.head.mass", "greater than 0")),
    "number is NaN": Broken("male.yaml", HEAD, "mass: .nan", "mass: .nan", ("segments.head.mass", "finite")),
    "number is infinite": Broken("common.yaml", "value: 0.046,", "value: .inf,", "value: .inf", ("pelvis", "finite")),
    "unknown source": Broken("male.yaml", "source: winter2009", "source: w9", "source: w9", ("foot_length", "agi")),
    "unknown sureness": Broken("female.yaml", "sure: read", "sure: so", "sure: so", ("reference.sure", "'recalled'")),
    "unknown sex": Broken("female.yaml", "sex: f", "sex: w", "sex: w", ("sex", "w", "'m' or 'f'")),
    "height 0": Broken("male.yaml", "height_m: 1.741", "height_m: 0", "height_m: 0", ("reference.height_m", "greater")),
    "list too short": Broken("common.yaml", "[23, 9, ", "[23, ", "level_lean_deg", ("level_lean_deg", "5 numbers")),
    "text in a list": Broken("common.yaml", "[23, 9, ", "[23, nine, ", "nine", ("level_lean_deg.value.1", "number")),
    "number for a list": Broken("common.yaml", "value: [0.5, 4.0]", "value: 4", "value: 4", ("lumbar_shape_range",)),
    "tab": Broken("male.yaml", "sex: m\n", "\tsex: m\n", "\tsex", ("'\\t'", "YAML")),
    "two documents": Broken("male.yaml", "sex: m\n", "sex: m\n---\n", "---", ("another document", "YAML")),
    "bell": Broken("male.yaml", "sex: m\n", "sex: \am\n", "\am", ("YAML",)),
    "exercise misses a key": Broken(EXERCISES, "  pause_s: 1\n", "", "name: kneel", ("0.pause_s", "missing")),
    "exercise has an unknown key": Broken(EXERCISES, "  kit: none\n", "  kit: none\n  kits: 1\n", "kits", ("'kits'",)),
    "exercise has a key twice": Broken(EXERCISES, "  kit: none\n", "  kit: none\n  kit: bar\n", "kit: bar", ("kit",)),
    "unknown word": Broken(EXERCISES, "support: knees", "support: hands", "support: hands", ("support", "'feet'")),
    "number for text": Broken(EXERCISES, 'step: "1"', "step: 1", "step: 1", ("step", "string")),
    "too deep": Broken(EXERCISES, "lean_deg: 60", "lean_deg: 120", "trunk_lean_deg: 120", ("0.trunk_lean_deg", "110")),
    "load too high": Broken(EXERCISES, "[6, 15]", "[6, 301]", "301", ("load_range_kg.1", "301", "300")),
    "load in quotes": Broken(EXERCISES, "load_kg: 10", 'load_kg: "10"', "load_kg: ", ("1.load_kg", "number")),
    "truth for a load": Broken(EXERCISES, "load_kg: 10", "load_kg: true", "load_kg: true", ("1.load_kg", "number")),
    "empty title": Broken(EXERCISES, "title: Romanian deadlift", 'title: ""', 'title: ""', ("title", "character")),
    "name in capitals": Broken(EXERCISES, "name: romanian", "name: Romanian", "name: Romanian", ("4.name", "pattern")),
}  # fmt: skip

# Files that fit the schema but describe no body or no course of exercises; where they point is left open.
IMPOSSIBLE = {
    "no sources": Broken("sources.yaml", "", "", "", ("sources.yaml",)),
    "sources are a number": Broken("sources.yaml", "", "5", "", ("sources.yaml",)),
    "shares of nothing": Broken(
        "common.yaml", "[0.1640, 0.2249, 0.1872, 0.1574, 0.13325, 0.13325]", "[0, 0, 0, 0, 0, 0]", "", ("shares",)
    ),
    "foot of negative length": Broken("male.yaml", "value: 0.152", "value: -0.152", "", ("foot_length",)),
    "masses that are more than the body": Broken("male.yaml", HEAD, "mass: 0.2", "", ("mass",)),
    "the same exercise twice": Broken(
        EXERCISES, "name: kneeling-hip-hinge", "name: romanian-deadlift", "", ("romanian-deadlift", "twice")
    ),
    "leads nowhere": Broken(EXERCISES, "[kneeling-good-morning]", "[nowhere]", "", ("kneeling-hip-hinge", "nowhere")),
    "range upside down": Broken(EXERCISES, "[6, 15]", "[15, 6]", "", ("load_range_kg",)),
}  # fmt: skip


def original(file: str) -> str:
    """Return a data file as it is shipped."""
    package = "scenarios" if file == EXERCISES else "skeletons"
    return (resources.files(package) / file).read_text(encoding="utf-8")


def read(folder: Path, file: str) -> object:
    """Read the body or the exercises of a folder that a file belongs to."""
    if file == EXERCISES:
        return scenarios.read_exercises(folder / EXERCISES)
    sex_file = "female.yaml" if file == "female.yaml" else "male.yaml"
    return skeletons.read_body(folder / sex_file, folder / "common.yaml", folder / "sources.yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with copies of all data files."""
    for file in (*BODY_FILES, EXERCISES):
        (tmp_path / file).write_text(original(file), encoding="utf-8")
    return tmp_path


def complaint(folder: Path, file: str) -> str:
    """Return what is said when a file is read; it is one line of a length that people read."""
    with pytest.raises(InvalidInputError) as refusal:
        read(folder, file)
    text = str(refusal.value)
    assert len(text.splitlines()) == 1
    assert len(text) < 500
    return text


@pytest.mark.parametrize("name", BROKEN)
def test_a_complaint_says_where_and_what(name: str, folder: Path) -> None:
    file, old, new, at, says = BROKEN[name]
    before, found, after = original(file).partition(old)
    assert found
    (folder / file).write_text(before + new + after, encoding="utf-8")
    above = (before + new)[: (before + new).rindex(at)].split("\n")
    where, *_ = complaint(folder, file).partition(" ")
    assert where.removesuffix(":") == f"{file}:{len(above)}:{len(above[-1]) + 1}"
    assert [part for part in says if part not in complaint(folder, file)] == []


@pytest.mark.parametrize("name", IMPOSSIBLE)
def test_what_cannot_be_is_refused(name: str, folder: Path) -> None:
    file, old, new, _, says = IMPOSSIBLE[name]
    text = original(file)
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1) if old else new, encoding="utf-8")
    text = complaint(folder, file)
    assert text.startswith(file)
    assert [part for part in says if part not in text] == []


@pytest.mark.parametrize("file", ["male.yaml", "common.yaml", EXERCISES])
@pytest.mark.parametrize("content", ["", "- 1\n", "word\n", "5\n"], ids=["empty", "list", "word", "number"])
def test_a_file_of_another_shape_is_refused(file: str, content: str, folder: Path) -> None:
    (folder / file).write_text(content, encoding="utf-8")
    assert complaint(folder, file).startswith(f"{file}:1:")


@pytest.mark.parametrize("file", [*BODY_FILES, EXERCISES])
def test_a_file_that_cannot_be_read_is_named(file: str, folder: Path) -> None:
    (folder / file).write_bytes(b"name: \xff\xfe\n")
    assert complaint(folder, file).startswith(f"{file}: not UTF-8")
    (folder / file).unlink()
    assert complaint(folder, file).startswith(f"{file}: ")


def test_copies_read_as_the_originals(folder: Path) -> None:
    # Bodies are told apart as objects, so their parts are compared.
    assert vars(read(folder, "male.yaml")) == vars(skeletons.standard_body("m"))
    assert vars(read(folder, "female.yaml")) == vars(skeletons.standard_body("f"))
    assert read(folder, EXERCISES) == scenarios.exercises()


def numbers(node: Any, source: object = None, sure: object = None) -> Iterator[tuple[object, object]]:
    """List source and sureness of every number of a parsed file."""
    if isinstance(node, dict):
        for item in node.values():
            yield from numbers(item, node.get("source", source), node.get("sure", sure))
    elif isinstance(node, list):
        for item in node:
            yield from numbers(item, source, sure)
    elif not isinstance(node, str):
        yield source, sure


@pytest.mark.parametrize("file", ["male.yaml", "female.yaml", "common.yaml"])
def test_every_number_says_where_it_comes_from_and_how_sure_it_is(file: str) -> None:
    sources = load(resources.files("skeletons") / "sources.yaml")
    found = list(numbers(load(resources.files("skeletons") / file)))
    assert len(found) > 40
    assert {source for source, _ in found} <= sources.keys()
    assert {sure for _, sure in found} <= {"read", "recalled", "computed", "assumed"}
    assert all(isinstance(text, str) and len(text) > 20 for text in sources.values())


# de Leva (1996) J Biomech 29:1223-1230, table 4 and its alternative endpoints (head VERT-CERV, trunk CERV-MIDH):
# length [mm], mass, centre of mass, radius of gyration in the "transverse" column (foot: "sagittal"); men, women.
DE_LEVA = {
    "head": ((242.9, 0.0694, 0.5002, 0.315), (243.7, 0.0668, 0.4841, 0.295)),
    "trunk": ((603.3, 0.4346, 0.5138, 0.306), (614.8, 0.4257, 0.4964, 0.292)),
    "upper_arm": ((281.7, 0.0271, 0.5772, 0.269), (275.1, 0.0255, 0.5754, 0.260)),
    "forearm": ((268.9, 0.0162, 0.4574, 0.265), (264.3, 0.0138, 0.4559, 0.257)),
    "hand": ((86.2, 0.0061, 0.7900, 0.513), (78.0, 0.0056, 0.7474, 0.454)),
    "thigh": ((422.2, 0.1416, 0.4095, 0.329), (368.5, 0.1478, 0.3612, 0.364)),
    "shank": ((440.3, 0.0433, 0.4395, 0.246), (438.6, 0.0481, 0.4352, 0.263)),
    "foot": ((258.1, 0.0137, 0.4415, 0.257), (228.3, 0.0129, 0.4014, 0.299)),
}


@pytest.mark.parametrize(("sex", "column"), [("m", 0), ("f", 1)])
def test_segments_are_de_levas(sex: str, column: int) -> None:
    body = skeletons.standard_body(sex)
    millimetres = 1000 * body.reference_height_m
    for name, columns in DE_LEVA.items():
        row = getattr(body.segments, name)
        got = (row.length * millimetres, row.mass, row.com, row.gyration)
        assert got == pytest.approx(columns[column], rel=1e-12), name


@pytest.mark.parametrize(("sex", "height", "mass", "total"), [("m", 1.741, 73.0, 1.0000), ("f", 1.735, 61.9, 0.9999)])
def test_segments_are_one_whole_body(sex: str, height: float, mass: float, total: float) -> None:
    athlete = skeletons.athlete(sex)
    assert (athlete.height_m, athlete.mass_kg) == (height, mass)
    table = athlete.body.segments
    limbs = (table.upper_arm, table.forearm, table.hand, table.thigh, table.shank, table.foot)
    assert table.head.mass + table.trunk.mass + 2 * sum(limb.mass for limb in limbs) == pytest.approx(total, abs=1e-9)


def test_lumbar_flexion_is_shared_out_whole() -> None:
    written = load(resources.files("skeletons") / "common.yaml")["flexion_shares"]["value"]
    assert sum(written) == pytest.approx(1, abs=1e-12)
    # Aiyangar et al. (2015) J Biomech 48:3709-3715: what L5/S1 to L2/L3 take of the bend from L2 to S1, in percent.
    measured = (22.6, 31.0, 25.8, 21.7)
    assert written[:4] == pytest.approx([44 / 60 * share / sum(measured) for share in measured], abs=1e-4)
    assert skeletons.standard_body("f").flexion_shares == pytest.approx(written)


def test_passive_tissue_is_as_measured() -> None:
    man, woman = (skeletons.standard_body(sex).passive for sex in "mf")
    # Dolan, Mannion, Adams (1994) J Biomech 27:1077-1085: in lordosis and in full flexion, N m.
    assert (man.lumbar_upright_Nm, man.lumbar_limit_Nm) == (25, 120)
    assert (woman.lumbar_upright_Nm, woman.lumbar_limit_Nm) == (25, 77)
    assert (man.lumbar_shape, woman.lumbar_shape) == pytest.approx((math.log(120 / 25), math.log(77 / 25)), abs=1e-4)
    # Riener, Edrich (1999) J Biomech 32:539-544: passive hip moment.
    assert man.hip == woman.hip == (1.4655, -0.0034, -0.0750, 1.3403, -0.0226, 0.0305, 8.072)
