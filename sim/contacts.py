"""What pushes on the body where, and the joint moments that are left once a contact away from the root pushes.

The chain carries everything by its root; a pad under the thighs takes part of that over, and with it part of the
moments of the joints between.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from sim.chain import Array
from sim.kinematics import forward_kinematics
from sim.posture import Posture
from sim.support import contact_shares


@dataclass(frozen=True, eq=False)
class Contact:
    """A place where something outside pushes.

    Parameters
    ----------
    link : str
        Name of the link that it pushes on.
    x, y : array
        (n,) where. [m]
    force : array
        (2, n) what it does to the body. [N]
    """

    link: str
    x: Array
    y: Array
    force: Array


def contacts(
    posture: Posture, q: Array, root: Array, *, push_N: float = 0.0, cop_x: float | None = None
) -> dict[str, Contact]:
    """Share the total force between the contacts.

    Rear and front edge of a base of support share it by the law of the lever. Where the heels are anchored and the
    centre of pressure is ahead of the knees, the anchor pulls down what the knees bear more than the weight; it bears
    no horizontal force. A pad bears straight up, and what holds the feet takes the rest. Between feet and upper back
    the share is not determined: it is closed by a back that bears straight up, without friction, and feet that press
    with their middle, or where a manner has them press; ``push_N`` and ``cop_x`` close it otherwise.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    q : array
        (3 + n_joints, n) coordinates. [m, rad]
    root : array
        (3, n) total force, and its moment about the world's origin. [N, N m]
    push_N : float, default 0
        How hard feet and back push away from each other along the floor. [N]
    cop_x : float, optional
        Where the feet press. [m]

    Returns
    -------
    dict
        By name of the contact.
    """
    support, task = posture.support, posture.task
    upward, level, nothing = root[1], np.zeros_like(root[1]), np.zeros_like(root[1])
    root_link = posture.chain.links[0].name
    if task.lies:
        return _feet_and_back(posture, root, push_N, feet_press_at(posture, q) if cop_x is None else cop_x)
    if task.support == "pad":
        pad = _on_the_thigh(posture, q)
        bears = (root[2] - support.anchor * upward + support.root_height * root[0]) / (pad[0] - support.anchor)
        held = np.stack((root[0], upward - bears))
        return {
            "feet": Contact(root_link, level + support.anchor, level + support.root_height, held),
            "pad": Contact("thigh", pad[0], pad[1], np.stack((nothing, bears))),
        }
    with np.errstate(divide="ignore", invalid="ignore"):
        cop = root[2] / upward
    rear, front = support.contacts
    pulled = support.held & (cop > support.front)
    shares = np.where(pulled, np.array([[0.0], [1.0]]), contact_shares(support, cop))
    found = {
        rear: Contact(root_link, level + support.rear, level, shares[0] * root[:2]),
        front: Contact(root_link, level + support.front, level, shares[1] * root[:2]),
    }
    if support.held:
        anchor = np.where(pulled, upward * (support.front - cop) / (support.front - support.anchor), 0.0)
        found[front].force[1] -= anchor
        found["anchor"] = Contact(root_link, level + support.anchor, level, np.stack((nothing, anchor)))
    return found


def feet_press_at(posture: Posture, q: Array) -> Array | float:
    """Return where the feet of one who lies on the back press (n,), or where they do all the time. [m].

    Parameters
    ----------
    posture : Posture
        Athlete on the back.
    q : array
        (3 + n_joints, n) coordinates. [m, rad]

    Returns
    -------
    array or float
    """
    manner, outset = posture.task.manner, posture.support.middle + posture.task.manner.cop_forward_m
    if manner.cop_drift_m == 0.0:
        return outset
    lean = -forward_kinematics(posture.chain, q)[0][posture.chain.index("thorax")]
    return outset + manner.cop_drift_m * manner.grown(lean)


def _feet_and_back(posture: Posture, root: Array, push_N: float, feet: Array | float) -> dict[str, Contact]:
    """Share the force between feet and upper back."""
    level = np.zeros_like(root[1])
    x, y = posture.support.back
    bears = (root[2] - feet * root[1] + y * push_N) / (x - feet)
    back = np.stack((level + push_N, bears))
    return {
        "feet": Contact(posture.chain.links[0].name, level + feet, level, root[:2] - back),
        "back": Contact("thorax", level + x, level + y, back),
    }


def held_N(posture: Posture, q: Array, root: Array) -> Array:
    """Return how hard the feet are held down (n,): the pull of an anchor, or of rollers and plate. [N].

    Parameters
    ----------
    posture : Posture
        Athlete whose feet are held.
    q, root : array
        See `contacts`.

    Returns
    -------
    array
        0 where nothing pulls.
    """
    found = contacts(posture, q, root)
    name = "anchor" if "anchor" in found else "feet"
    pull: Array = np.maximum(-found[name].force[1], 0.0)
    return pull


def net_torques(
    posture: Posture, q: Array, tau: Array, root: Array, *, push_N: float = 0.0, cop_x: float | None = None
) -> Array:
    """Return joint torques less what contacts away from the root take over.

    Parameters
    ----------
    posture : Posture
        Athlete in a task.
    q, root : array
        See `contacts`.
    tau : array
        (n_joints, n) torques where the root carries everything. [N m]
    push_N, cop_x
        See `contacts`.

    Returns
    -------
    array
        (n_joints, n) [N m]
    """
    if not posture.task.borne_elsewhere:
        return tau
    chain = posture.chain
    origin = forward_kinematics(chain, q)[1]
    net = tau.copy()
    for contact in contacts(posture, q, root, push_N=push_N, cop_x=cop_x).values():
        link = chain.index(contact.link)
        while link > 0:
            x, y = contact.x - origin[0, link], contact.y - origin[1, link]
            net[link - 1] -= x * contact.force[1] - y * contact.force[0]
            link = int(chain.parent[link])
    return net


def _on_the_thigh(posture: Posture, q: Array) -> Array:
    """Return where the pad bears the thigh (2, n): its front, as far above the knee as the pad is ahead of it. [m]."""
    angle, origin, _ = forward_kinematics(posture.chain, q)
    thigh, bar = posture.chain.index("thigh"), posture.athlete.body.bar
    along, deep = posture.support.front, bar.knee_front * posture.athlete.height_m
    cos, sin = np.cos(angle[thigh]), np.sin(angle[thigh])
    return np.stack((origin[0, thigh] + cos * deep - sin * along, origin[1, thigh] + sin * deep + cos * along))
