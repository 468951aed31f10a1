"""The diagram's words, which the stage takes too."""

from __future__ import annotations

LEAN = "trunk lean {lean:.0f}°"
TRUNK = "trunk {place}"
FLAT = "flat"
FROM_FLAT = "{lean:.0f}° from flat"
HIPS_LOW, HIPS_HIGH = "hips low", "hips high"
NEUTRAL = "neutral spine"
ROUNDED = "lumbar flexion {flexion:.0f}°"
EXTENDED = "lumbar extension {flexion:.0f}°"
STATUS = {"falls": "Falls: {reason}", "infeasible": "Cannot be done: {reason}"}
SUPPORT = "support"
FRONT_EDGE = "front edge"
CENTIMETRES = "{value:.0f}\u00a0cm"
TO_EDGE = "from centre of mass to front edge"
PAST_EDGE = "centre of mass past the front edge"
HIPS_BACK = "hips moved back"
HIPS_FORWARD = "hips moved forward"
TO_BAR = "to the bar"
TO_BODY = "to the upper body"
BACK = "lower back, L5/S1"
MOMENT = "{value:.0f}\u00a0N\u2009m"
PARTS = {
    "body": "{value:.0f} body",
    "bar": "{value:.0f} bar",
    "passive": "{value:.0f} passive tissue",
    "muscle": "{value:.0f} muscle",
}
PLUS = " + "
GHOST = "hips still"
TIPS = "tips at {angle:.0f}°"
NEVER_TIPS = "does not tip"
MOMENT_OF_TIME = "{time:.1f}\u00a0s"
MOMENT_OF_LEAN = "{lean:.0f}°"
