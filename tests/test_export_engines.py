"""Exported bodies in four engines, and the repetition read back: the same mass, centre of mass, torques and angles."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.testing import assert_allclose

import scenarios
from sim.dynamics import inverse_dynamics
from tests import exported
from tests.strategies import scale_of
from ui.exports import exported as text_of


@pytest.mark.parametrize(("solve", "ending"), exported.ENGINES, ids=lambda item: getattr(item, "__name__", ""))
@pytest.mark.parametrize(("scenario", "person"), exported.CASES)
def test_engine_agrees(scenario: str, person: str, solve: exported.Solver, ending: str, tmp_path: Path) -> None:
    result = exported.result_of(scenario, person)
    states = exported.states_of(result)
    file = tmp_path / f"body{ending}"
    file.write_text(text_of(result, ending), encoding="utf-8")
    expected = exported.our_answer(result, states)
    got = solve(file, exported.tree_of(result), states)
    assert got.mass == pytest.approx(expected.mass, rel=1e-12)
    assert_allclose(got.com, expected.com, rtol=1e-9, atol=1e-12)
    # Only what cancels to nearly nothing is held against the scale.
    scale = scale_of(result.posture.chain, expected.forces)
    assert_allclose(got.forces, expected.forces, rtol=1e-9, atol=1e-12 * scale)


@pytest.mark.parametrize(("scenario", "person"), exported.CASES)
def test_a_welded_bar_leaves_nothing_out(scenario: str, person: str) -> None:
    result = exported.result_of(scenario, person)
    chain, tree = result.posture.chain, exported.tree_of(result)
    left_out = sorted(set(range(3 + chain.n_joints)) - set(tree.rows))
    assert [chain.links[row - 2].name for row in left_out] == (["bar"] if result.load_kg > 0 else [])
    assert [piece.link for piece in tree.pieces] == list(chain.links)
    states = exported.states_of(result)
    q, qd, qdd = (rows.copy() for rows in states)
    for rows in (q, qd, qdd):
        rows[left_out] += 1.0
    # However the bar turns, nothing changes; and turning it takes no torque.
    found = inverse_dynamics(chain, *states)
    for before, after in zip(found, inverse_dynamics(chain, q, qd, qdd), strict=True):
        assert_allclose(after, before, rtol=0.0, atol=1e-12 * scale_of(chain, before))
    assert_allclose(found[0][[row - 3 for row in left_out]], 0.0, atol=1e-12 * scale_of(chain, *found))


@pytest.mark.parametrize("scenario", scenarios.exercises())
def test_motion_read_by_opensim(scenario: str, tmp_path: Path) -> None:
    osim = exported.silent_opensim()
    result = exported.result_of(scenario, "man, usual bar")
    tree, shown = exported.tree_of(result), result.shown
    for ending in (".osim", ".mot"):
        (tmp_path / f"file{ending}").write_text(text_of(result, ending), encoding="utf-8")
    model = osim.Model(str(tmp_path / "file.osim"))
    model.initSystem()
    names = {coordinate.getName() for coordinate in model.getCoordinateSet()}

    table = osim.TimeSeriesTable(str(tmp_path / "file.mot"))
    assert tuple(table.getColumnLabels()) == tree.coordinates
    assert set(tree.coordinates) == names
    assert {"inDegrees", "nColumns", "nRows"} <= set(table.getTableMetaDataKeys()) <= {
        "inDegrees", "nColumns", "nRows", "header", "version",
    }  # fmt: skip
    assert table.getIndependentColumn() == tuple(result.motion.time_s[shown].tolist())

    storage = osim.Storage(str(tmp_path / "file.mot"))
    assert storage.isInDegrees()
    # OpenSim tells lengths from angles by the model's joints.
    model.getSimbodyEngine().convertDegreesToRadians(storage)
    expected = result.motion.q[np.ix_(np.array(tree.rows), shown)]
    assert storage.getSize() == shown.size
    labels = [storage.getColumnLabels().get(i) for i in range(1 + len(tree.coordinates))]
    assert labels == ["time", *tree.coordinates]
    for k in range(shown.size):
        row = storage.getStateVector(k).getData()
        assert_allclose([row.get(i) for i in range(row.size())], expected[:, k], rtol=1e-9, atol=1e-12)
