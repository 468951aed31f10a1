"""Sentences that explain one result, at two levels; for holes and keys see `ui.words_explain`.

To a coach, the meters' own sentences say balance, muscle and tether; see `ui.words_reasons`.
"""

from __future__ import annotations

from ui.words_explain import LEAN_PRICE, PELVIS_PRICE

COACH_ALONE = {
    "counterbalance_Nm.backward": {
        "++up": "Sending the hips back buys {diff} against tipping forward: pelvis and legs hold {second} instead of "
        "{first}.",
        "++down": "The legs as they are give away {diff} against tipping forward: pelvis and legs hold {second} "
        "instead of {first}.",
    },
    "stumble_margin_m": {
        "up": "A stumble has {second} of room in front.",
        "down": "A stumble has no room in front: the body is {second_size} past what can be caught without a step.",
    },
    "peak_compression_N.L5/S1": {
        "up": "At its worst, the lowest disc is pressed with {second}, {diff} above the {first} at which workplaces "
        "have to act.",
        "down": "At its worst, the lowest disc is pressed with {second}, {diff} below the {first} at which workplaces "
        "have to act.",
    },
    "price_of_rounding.fixed_lean.active_moment_Nm": {
        "up": f"{LEAN_PRICE} would cost muscle {{second}}.",
        "down": f"{LEAN_PRICE} would save muscle {{second_size}}.",
    },
    "price_of_rounding.fixed_pelvis.compression_N": {
        "up": f"{PELVIS_PRICE} would press the lowest disc with {{second}} on top.",
        "down": f"{PELVIS_PRICE} would relieve the lowest disc of {{second_size}}.",
    },
    "rounding_per_10Nm_deg": {
        "up": "The lower back gives by {second} to a push of ten newton metres.",
    },
    "held_moment_Nm.L5/S1": {
        "++down": "The lower back has to hold {second}; its strength is taken to be {first}.{parts}",
        "++up": "The lower back would have to hold {second}, more than the {first} that its strength is taken to be."
        "{parts}",
    },
}
PARTS = " Of this, {parts}."
SCIENTIST_ALONE = {
    "trunk_lean_deg": {
        "up": "The trunk lean of {second} is {diff} past the tip angle of {first}, legs locked as in plumb.",
        "down": "The trunk lean of {second} is {diff} short of the tip angle of {first}, legs locked as in plumb.",
        "appears": "At a trunk lean of {second}, legs locked as in plumb would not tip.",
    },
    "counterbalance_Nm.backward": {
        "up": "Pelvis and legs hold {second} about the balance target, {diff} more than with the legs of plumb "
        "({first}).",
        "down": "Pelvis and legs hold {second} about the balance target, {diff} less than with the legs of plumb "
        "({first}).",
    },
    "gate_margin_Nm": {
        "up": "Over lumbar flexion from 0 to full, the L5/S1 demand exceeds the passive moment by {second} or more.",
        "down": "Over lumbar flexion from 0 to full, the passive moment exceeds the L5/S1 demand by up to "
        "{second_size}.",
    },
    "stumble_margin_m": {
        "up": "The extrapolated centre of mass stays {second} behind the front edge.",
        "down": "The extrapolated centre of mass passes the front edge by {second_size}.",
    },
    "peak_compression_N.L5/S1": {
        "up": "The largest compression at L5/S1, {second}, is {diff} above the action limit of {first}.",
        "down": "The largest compression at L5/S1, {second}, is {diff} below the action limit of {first}.",
    },
    "peak_shear_N.L5/S1": {
        "up": "The largest shear at L5/S1, {second}, is {diff} above the limit of {first} for frequent loads.",
        "down": "The largest shear at L5/S1, {second}, is {diff} below the limit of {first} for frequent loads.",
    },
    "price_of_rounding.fixed_lean.active_moment_Nm": {
        "up": "Ten degrees of lumbar flexion at the same trunk lean would add {second} to the active L5/S1 moment.",
        "down": "Ten degrees of lumbar flexion at the same trunk lean would take {second_size} from the active L5/S1 "
        "moment.",
    },
    "price_of_rounding.fixed_pelvis.compression_N": {
        "up": "Ten degrees of lumbar flexion over the same pelvis would add {second} of compression at L5/S1.",
        "down": "Ten degrees of lumbar flexion over the same pelvis would take {second_size} of compression from "
        "L5/S1.",
    },
    "rounding_per_10Nm_deg": {
        "up": "A couple of ten newton metres on the thorax turns it by {second}, pelvis fixed.",
    },
    "passive_hip_moment_Nm": {
        "up": "The passive moment of hips that carry, {second}, is {diff} above that of a strong stretch ({first}).",
        "down": "The passive moment of hips that carry, {second}, is {diff} below that of a strong stretch ({first}).",
    },
    "held_moment_Nm.L5/S1": {
        "up": "The L5/S1 extension moment of {second}, held still, is {diff} above the extensor strength of "
        "{first}{parts}.",
        "down": "The L5/S1 extension moment of {second}, held still, is {diff} below the extensor strength of "
        "{first}{parts}.",
    },
}  # fmt: skip
