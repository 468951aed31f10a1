// In front: what the pose behind the figure is, and the line under its centre of mass.
import { change, line, make, pointer, say, show, text } from "./svg.js";

export class GhostMarks {
  constructor(over) {
    this.line = line(over, "ghost-line");
    this.disc = make(over, "g", { class: "ghost-disc" });
    this.disc.innerHTML = '<circle class="rim"/><circle class="dot" r="3"/>';
    this.name = text(over, "second");
    this.number = text(over, "second tips number");
    this.bend = make(over, "path", { class: "bend" });
    this.bendHead = make(over, "path", { class: "second solid" });
  }

  settle(view, size, ghost) {
    this.view = view;
    const { label: u } = size, place = view.notes.ghost;
    for (const node of [this.line, this.disc]) show(node, ghost);
    for (const node of [this.name, this.number]) show(node, ghost && place);
    for (const node of [this.bend, this.bendHead]) show(node, ghost && place?.bend);
    change(this.disc.firstChild, { r: 11 * view.mark });
    if (!ghost || !place) return;
    say(this.name, ghost.label[0]);
    say(this.number, ghost.label[1]);
    change(this.name, { x: place.x, y: place.text });
    change(this.number, { x: place.x, y: place.text + 1.6 * u });
    if (!place.bend) return;
    const { x, y } = place, tip = [x + 2.3 * u, y + 2.9 * u], head = 15 * view.mark, [dx, dy] = [0.42, 0.91];
    const [endX, endY] = [tip[0] - 0.7 * head * dx, tip[1] - 0.7 * head * dy];
    change(this.bend, { d: `M${x.toFixed(1)} ${y.toFixed(1)}Q${(x + 1.6 * u).toFixed(1)} ${(y + 0.8 * u).toFixed(1)} ${endX.toFixed(1)} ${endY.toFixed(1)}` });
    change(this.bendHead, { d: pointer(...tip, dx, dy, head) });
  }

  paint(motion) {
    if (!motion) return;
    const x = this.view.x(motion.get("com_x")), y = this.view.y(motion.get("com_y"));
    change(this.line, { x1: x, x2: x, y1: y, y2: this.view.ground });
    this.disc.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
  }
}
