"""A whole picture of one pose: figure, ghost and annotations, fitted to the page."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from ui import words
from ui import words_diagram as told
from ui.colours import Colours
from ui.figure import annotate, draw, overlay
from ui.figure.labels import Box, Label, Notes, Run, wrapped
from ui.figure.layout import Layout
from ui.figure.parts import definitions
from ui.figure.svg import document, element
from ui.figure.view import Obstacles, View
from ui.person import person
from ui.trunk import lean_in_words

WIDTH, HEIGHT = 1600.0, 1200.0
_MARGIN = 60.0
_LARGEST = 780.0  # px/m
_ROUNDED_DEG = 2.0


@dataclass(frozen=True)
class Page:
    """One pose on its page, before it is drawn.

    Parameters
    ----------
    view : View
        Where the world lies.
    notes : Notes
        Annotations, empty on a plain page.
    body : Obstacles
        The figure's outlines, and the way of its hips where that is drawn.
    ghost : Obstacles
        The ghost's.
    """

    view: View
    notes: Notes
    body: Obstacles
    ghost: Obstacles

    def bounds(self) -> Box:
        """Return what everything but the title takes up."""
        points = np.concatenate((self.body.points, self.ghost.points))
        boxes = [label.box for label in self.notes.labels]
        return Box(
            min([float(points[:, 0].min()), *(box.left for box in boxes)]),
            min([float(points[:, 1].min()), *(box.top for box in boxes)]),
            max([float(points[:, 0].max()), *(box.right for box in boxes)]),
            max([float(points[:, 1].max()), *(box.bottom for box in boxes)]),
        )


def diagram(
    layout: Layout,
    frame: int,
    colours: Colours,
    *,
    plain: bool = False,
    ghost: tuple[Layout, int] | None = None,
) -> str:
    """Draw one pose.

    Parameters
    ----------
    layout : Layout
        The figure.
    frame : int
        Which pose.
    colours : Colours
        The profile.
    plain : bool, default False
        Leave annotations off.
    ghost : tuple of Layout and int, optional
        Figure and frame to compare with.

    Returns
    -------
    str
        An SVG document.
    """
    page = compose(layout, frame, colours, plain=plain, ghost=ghost)
    view, defs, behind = page.view, [definitions(layout, colours, "figure")], ""
    if ghost is not None:
        defs.append(definitions(ghost[0], colours, "ghost"))
        behind = element("g", draw.ghost(*ghost, colours, "ghost"), transform=view.transform, id="ghost")
        behind += overlay.ghost_plumb(*ghost, view, colours)
    over = [overlay.support(layout, view, colours)]
    if not plain:
        over.append(overlay.hip_path(layout, frame, view, colours))
    over.append(overlay.plumb(layout, frame, view, colours))
    if not plain:
        over += [
            page.notes.drawn,
            overlay.weights(layout, frame, view, colours),
            overlay.lumbosacral(layout, frame, view, colours),
            *(label.svg() for label in page.notes.labels),
        ]
    return document(
        WIDTH,
        HEIGHT,
        description(layout, frame),
        element("defs", *defs),
        element("rect", width=WIDTH, height=HEIGHT, fill=colours.stage),
        behind,
        overlay.floor(view, colours, _MARGIN, WIDTH - _MARGIN),
        element("g", draw.pose(layout, frame, colours, "figure"), transform=view.transform, id="athlete"),
        *over,
    )


def compose(
    layout: Layout, frame: int, colours: Colours, *, plain: bool = False, ghost: tuple[Layout, int] | None = None
) -> Page:
    """Place figure and words: as large as fits, in the middle, with nothing over anything else.

    Parameters
    ----------
    layout, frame, colours, plain, ghost
        See `diagram`.

    Returns
    -------
    Page
    """
    heading = () if plain else title(layout, frame, colours)
    ground = HEIGHT - (90.0 if plain else 150 * colours.text + 50)
    view = View(_LARGEST, WIDTH / 2, ground)
    while True:
        page = _page(layout, frame, view, colours, plain=plain, ghost=ghost)
        bounds = page.bounds()
        middle = view.origin + (WIDTH - bounds.left - bounds.right) / 2
        room = max((WIDTH - bounds.right + bounds.left) / 2 - _MARGIN, 0.0)
        for aside in (0.0, 0.25, 0.5, 0.75):  # away from the title
            moved = replace(view, origin=middle + aside * room)
            page = _page(layout, frame, moved, colours, plain=plain, ghost=ghost)
            if _fits(page, heading) or view.scale < _LARGEST / 4:
                return replace(page, notes=page.notes + Notes("", heading))
        view = replace(view, scale=view.scale * 0.97)


def _page(
    layout: Layout, frame: int, view: View, colours: Colours, *, plain: bool, ghost: tuple[Layout, int] | None
) -> Page:
    """Place everything for a given view."""
    # What lies on the ground is flattened by it, and drawn so.
    outlines = [np.minimum(view.outline(outline), (np.inf, view.ground)) for outline in layout.silhouette(frame)]
    pale = [view.outline(outline) for outline in ghost[0].silhouette(ghost[1])] if ghost else []
    body, behind = Obstacles.of(outlines), Obstacles.of(pale)
    notes = Notes("", ())
    if not plain:
        body = Obstacles.of([*outlines, overlay.hip_points(layout, frame, view)])
        back = annotate.lower_back(layout, frame, view, colours, body)
        notes = annotate.balance(layout, frame, view, colours) + back
        notes += annotate.moment_arms(layout, frame, view, colours, body, behind, back.labels)
        if ghost is not None:
            notes += annotate.ghost(*ghost, view, colours, Obstacles.of(outlines + pale))
    return Page(view, notes, body, behind)


def _fits(page: Page, heading: tuple[Label, ...]) -> bool:
    """Whether everything is on the page and clear of the title."""
    bounds = page.bounds()
    if bounds.left < _MARGIN or bounds.right > WIDTH - _MARGIN or bounds.top < _MARGIN * 0.7:
        return False
    boxes = [label.box for label in heading]
    gap = 40
    wide = [Box(box.left - gap, box.top - gap / 2, box.right + gap, box.bottom + gap / 2) for box in boxes]
    if any(label.box.meets(box) for label in page.notes.labels for box in wide):
        return False
    return not any(len(points.within(box)) for points in (page.body, page.ghost) for box in wide)


def title(layout: Layout, frame: int, colours: Colours) -> tuple[Label, ...]:
    """Return the lines at the top left: exercise, pose, person, and how it ends where it fails.

    Parameters
    ----------
    layout : Layout
        The figure.
    frame : int
        Which pose.
    colours : Colours
        The profile.

    Returns
    -------
    tuple of Label
    """
    t, grey = colours.text, colours.second_ink
    labels = [Label((Run(layout.title, colours.ink, 700),), 64, 84, 40 * t)]
    lines = [(_pose_words(layout, frame), 24.0), (whose(layout), 20.0)]
    if layout.status in told.STATUS:
        text = told.STATUS[layout.status].format(reason=layout.reason).replace(" deg", "°")
        lines += [(line, 20.0) for line in wrapped(text, 20 * t, 400, 520 * t)]
    y = 84.0
    for text, size in lines:
        y += (size + 12) * t
        labels.append(Label((Run(text, grey, 400),), 64, y, size * t))
    return tuple(labels)


def _pose_words(layout: Layout, frame: int) -> str:
    """Say load, lean and spine of a pose."""
    marks = layout.marks
    flexion = float(marks.lumbar_flexion_deg[frame])
    spine = told.NEUTRAL
    if abs(flexion) >= _ROUNDED_DEG:
        spine = (told.ROUNDED if flexion > 0 else told.EXTENDED).format(flexion=abs(flexion))
    load = words.LOAD.format(load=marks.load_kg) if marks.load_kg > 0 else words.NO_BAR
    return ", ".join((load, lean_in_words(float(marks.trunk_lean_deg[frame]), lies=layout.lies), spine))


def whose(layout: Layout) -> str:
    """Say whose figure it is.

    Parameters
    ----------
    layout : Layout
        The figure.

    Returns
    -------
    str
        Sex, height and mass.
    """
    athlete = layout.athlete
    return person(athlete.sex, athlete.height_m, athlete.mass_kg)


def description(layout: Layout, frame: int) -> str:
    """Say what the picture shows, for those who cannot see it.

    Parameters
    ----------
    layout : Layout
        The figure.
    frame : int
        Which pose.

    Returns
    -------
    str
    """
    return f"{layout.title}: {_pose_words(layout, frame)}; {whose(layout)}"
