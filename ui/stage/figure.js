import { ribbon, smooth } from "./curve.js";

const SEGMENTS = [
  "foot", "shank", "thigh", "pelvis", "L5", "L4", "L3", "L2", "L1",
  "thorax", "head", "upper_arm", "forearm", "hand", "free_foot", "free_shank", "free_thigh",
];
const DISC = [0.25, 0.7]; // opacity at no passive moment, and what its limit adds

// Frames of a run, read by time.
export class Trajectory {
  constructor(buffer, frames, columns) {
    this.table = new Float32Array(buffer);
    this.frames = frames;
    this.width = this.table.length / frames;
    this.column = Object.fromEntries(columns.map((name, i) => [name, i]));
    this.row = new Float32Array(this.width);
    this.end = this.time(frames - 1);
  }

  static read(buffer, frames, columns) {
    if (!buffer || !frames) return null;
    const bytes = ArrayBuffer.isView(buffer) ? buffer.slice().buffer : buffer;
    return bytes.byteLength % (4 * frames) ? null : new Trajectory(bytes, frames, columns);
  }

  time(frame) {
    return this.table[frame * this.width];
  }

  value(frame, name) {
    return this.table[frame * this.width + this.column[name]];
  }

  // Frame at or before a time.
  frame(t) {
    let low = 0, high = this.frames - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.time(middle) <= t) low = middle; else high = middle - 1;
    }
    return low;
  }

  // Move `row` to a time; before the first frame and after the last it stands still.
  seek(t) {
    const first = this.frame(t), next = Math.min(first + 1, this.frames - 1);
    const from = this.time(first), step = this.time(next) - from;
    const share = step > 0 ? Math.min(Math.max((t - from) / step, 0), 1) : 0;
    const a = first * this.width, b = next * this.width;
    for (let i = 0; i < this.width; i += 1) {
      this.row[i] = this.table[a + i] + share * (this.table[b + i] - this.table[a + i]);
    }
    return this;
  }

  get(name) {
    return this.row[this.column[name]];
  }

  // x, y in mm and angle in radians of a segment.
  pose(segment) {
    const i = this.column.poses + 3 * segment;
    return [1000 * this.row[i], 1000 * this.row[i + 1], this.row[i + 2]];
  }

  // Points that belong to segments, in the world. [mm]
  place(anchors) {
    return anchors.map(([segment, px, py]) => {
      const [x, y, angle] = this.pose(segment);
      const cos = Math.cos(angle), sin = Math.sin(angle);
      return [x + cos * px - sin * py, y + sin * px + cos * py];
    });
  }
}

// Markup of one pose, moved.
export class Figure {
  constructor(group, markup, drawing) {
    group.innerHTML = markup;
    const all = (selector) => [...group.querySelectorAll(selector)];
    this.drawing = drawing;
    this.moved = [...SEGMENTS, "bar"].map((name) => [SEGMENTS.indexOf(name), all(`[data-segment="${name}"]`)])
      .filter(([, nodes]) => nodes.length);
    this.last = new Map();
    this.skin = all("[data-skin]");
    this.discs = all('use[href$="-disc"]');
    this.muscle = all('[data-part="muscle"]');
    this.passive = all('[data-part="passive"]');
    this.rings = all("[data-share]");
  }

  // What a heavier bar changes.
  load(scene) {
    this.limit = scene.passive_limit_Nm;
    for (const ring of this.rings) ring.setAttribute("r", ring.dataset.share * scene.plate_mm);
  }

  paint(motion) {
    // Only what moved is touched: a foot on the ground or a ghost that has fallen costs nothing.
    for (const [segment, nodes] of this.moved) {
      const [x, y, angle] = segment < 0 ? [1000 * motion.get("bar_x"), 1000 * motion.get("bar_y"), 0] : motion.pose(segment);
      const turn = (-angle * 180 / Math.PI).toFixed(2);
      this.set(nodes, "transform", `translate(${x.toFixed(1)} ${(-y).toFixed(1)}) rotate(${turn})`);
    }
    this.set(this.skin, "d", smooth(motion.place(this.drawing.skin)));
    const share = Math.min(Math.max(motion.get("passive_Nm") / this.limit, 0), 1);
    this.set(this.discs, "opacity", (DISC[0] + DISC[1] * share).toFixed(2));
    const { cable, band, profile } = this.drawing;
    this.paintBand(this.muscle, motion, cable, profile.map((part) => part * motion.get("cable_mm")));
    this.paintBand(this.passive, motion, band, band.map(() => motion.get("band_mm")));
  }

  paintBand(nodes, motion, anchors, width) {
    if (!nodes.length) return;
    this.set(nodes, "d", Math.max(...width) > 0 ? smooth(ribbon(motion.place(anchors), width)) : "");
  }

  set(nodes, name, value) {
    if (this.last.get(nodes) === value) return;
    this.last.set(nodes, value);
    for (const node of nodes) node.setAttribute(name, value);
  }
}
