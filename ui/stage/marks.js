const SVG = "http://www.w3.org/2000/svg";
const ARROW = 0.00025; // m/N
const RIM = 0.02; // m; arrows start inside the plate's hub
const SHORT = 36; // px; below it a dimension line has ticks only
const SHOWN = 0.01; // m; smaller lengths are not measured
const FULL = 380; // px/m at which marks have their full size
const LOW = 0.45; // of the stature; kneeling hips are below it
const ROUNDED = 20; // degrees; from here on the moment is split by who holds it

export function make(parent, name, attributes = {}) {
  const node = document.createElementNS(SVG, name);
  change(node, attributes);
  parent.append(node);
  return node;
}

export function change(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    node.setAttribute(name, typeof value === "number" ? Math.round(value * 10) / 10 : value);
  }
}

const show = (node, shown) => { node.style.display = shown ? "" : "none"; };
const say = (node, text) => { if (node.textContent !== text) node.textContent = text; };
const whole = (value) => `${Math.round(value)}`.replace("-", "−");
const filled = (text, value) => text.replace("#", whole(value));
// The words for this width.
const worded = (scene, phone) => (phone ? { ...scene.words, ...scene.short } : scene.words);

// Sizes that the style sheet sets for this width and profile.
export function sizes(root) {
  const style = getComputedStyle(root);
  const read = (name) => parseFloat(style.getPropertyValue(`--hl-${name}`)) || 1;
  return Object.fromEntries(["label", "value", "line", "mark", "pad"].map((name) => [name, read(name)]));
}

function measure(size, texts) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `600 ${size}px "Atkinson Hyperlegible Next", sans-serif`;
  return Math.max(0, ...texts.map((text) => pen.measureText(text).width));
}

// The view that shows a whole run and its words as large as fits: where the world lies on the stage.
export function fit(width, height, size, scene, ghost, phone, heading) {
  const { label: u, value, pad } = size, b = scene.bounds, w = worded(scene, phone);
  const split = phone ? ["000 passive tissue", "000 body + 00 bar"] : ["000 passive tissue + 000 muscle"];
  const below = phone ? 4.6 * u : 6.2 * u;
  const above = phone ? pad : pad + 0.6 * u;
  const top = Math.max(b.top, ghost ? ghost.bounds.top : 0);
  const front = Math.max(b.front, ghost ? ghost.bounds.front : 0);
  const back = Math.max(measure(u, [w.back, ...split]), measure(value, ["000 N m"]));
  const arms = measure(u, [`00 cm ${w.to_body}`, `00 cm ${w.to_bar}`]);
  const side = ghost ? Math.max(measure(u, [ghost.label[0]]), measure(1.35 * u, [ghost.label[1]])) : 0;
  const beside = scene.status === "ok" ? side : Math.max(side, 11 * u);
  const base = measure(u, [w.to_edge, w.past_edge, w.hips_forward].map((text) => `00 cm ${text}`));
  // On a phone the label lies over the back where the hips are low, else behind it.
  const [anchor, gap] = !phone ? [b.back, 2.4 * u] : [b.row < LOW * b.top ? b.joint : b.back, 0.6 * u];
  const left = (s) => Math.max(
    pad - s * b.rear,
    pad + back + gap - s * anchor,
    phone ? -1e6 : pad + measure(u, [w.pressure]) + u - s * Math.min(b.rear, b.hips),
    phone ? -1e6 : pad + arms + u - s * b.joint,
  );
  const right = (s) => width - pad - Math.max(
    s * front + (phone || !beside ? 0 : beside + 1.4 * u),
    s * b.edge + u + base,
  );
  let low = 20, high = Math.max((height - below - above) / top, 40);
  for (let i = 0; i < 24; i += 1) {
    const middle = (low + high) / 2;
    if (left(middle) <= right(middle)) low = middle; else high = middle;
  }
  const x0 = (Math.min(left(low), right(low)) + right(low)) / 2;
  const ground = height - below;
  return {
    width, height, phone, scale: low, front, x0, ground, anchor, gap, heading,
    mark: size.mark * Math.min(Math.max(low / FULL, 0.6), 1.15),
    x: (metres) => x0 + low * metres,
    y: (metres) => ground - low * metres,
  };
}

// Everything that is measured, in pixels: geometry moves, words keep their places.
export class Marks {
  constructor(under, over) {
    const line = (parent, kind) => make(parent, "line", { class: kind });
    const text = (kind) => make(over, "text", { class: kind });
    this.floor = line(under, "floor");
    this.ghostLine = line(over, "ghost-line");
    this.ghostDisc = make(over, "g", { class: "ghost-disc" });
    this.ghostDisc.innerHTML = '<circle class="rim"/><circle class="dot" r="3"/>';
    this.strip = make(over, "rect", { class: "support strip" });
    this.edge = line(over, "support edge");
    this.pressure = make(over, "path", { class: "support solid" });
    this.way = [make(over, "path", { class: "way halo" }), make(over, "path", { class: "way" })];
    this.start = make(over, "circle", { class: "hip start" });
    this.hip = make(over, "circle", { class: "hip now" });
    this.plumb = line(over, "plumb");
    this.disc = make(over, "g", { class: "disc" });
    this.disc.innerHTML = '<circle class="paper"/><circle class="rim"/><path class="quarters"/>';
    this.foot = make(over, "path", { class: "motion solid" });
    this.drops = ["support", "motion", "ink", "ink", "ink", "weight", "bar"].map((kind) => line(over, `drop ${kind}`));
    this.dims = { edge: "motion", hips: "ink", body: "weight", bar: "bar" };
    for (const [name, kind] of Object.entries(this.dims)) this.dims[name] = make(over, "path", { class: `dimension ${kind}` });
    this.arrows = ["weight", "bar"].map((kind) => make(over, "path", { class: `arrow ${kind}` }));
    this.weight = make(over, "circle", { class: "weight dot" });
    this.rings = [make(over, "circle", { class: "ring halo" }), make(over, "circle", { class: "ring" })];
    this.leader = line(over, "leader");
    this.texts = {};
    for (const name of ["edge", "hips"]) this.texts[name] = this.pair(text(name));
    for (const name of ["body", "bar"]) this.texts[name] = this.pair(text(`${name} end`));
    this.back = text("ink end");
    this.moment = text("moment number end");
    this.parts = [0, 1, 2].map(() => null);
    this.split = text("number end");
    this.parts = this.parts.map(() => make(this.split, "tspan"));
    this.support = text("support strong end");
    this.legend = text("support end");
    this.front = text("support strong");
    this.ghost = text("second");
    this.tips = text("second tips number");
    this.bend = make(over, "path", { class: "bend" });
    this.bendHead = make(over, "path", { class: "second solid" });
  }

  pair(node) {
    const value = make(node, "tspan", { class: "number" });
    return [node, value, make(node, "tspan")];
  }

  // What does not move while it plays.
  settle(view, size, scene, ghost, motion) {
    Object.assign(this, { view, size, scene });
    const { label: u, pad } = size, { phone, ground, mark } = view, b = scene.bounds, w = worded(scene, phone);
    const [rear, front] = scene.support.map(view.x);
    const wide = 11 * mark;
    this.wide = wide;
    change(this.floor, { x1: 0, x2: view.width, y1: ground, y2: ground });
    change(this.strip, { x: rear, y: ground + 1, width: Math.max(front - rear, 0), height: wide });
    change(this.edge, { x1: front, x2: front, y1: ground - 14, y2: ground + 10 + wide });
    this.rows = {
      edge: ground + (phone ? 1.75 : 3.0) * u, hips: ground + (phone ? 3.2 : 4.9) * u,
      bar: view.heading + 0.9 * u, body: view.heading + 2.8 * u,
    };
    const from = view.x(b.edge) + 0.9 * u, before = view.x(b.joint) - 0.8 * u;
    for (const [name, [node]] of Object.entries(this.texts)) {
      change(node, { x: name === "edge" || name === "hips" ? from : before, y: this.rows[name] + 0.35 * u });
    }
    this.labelX = view.x(view.anchor) - view.gap;
    this.labelY = Math.max(view.y(b.row) - (phone ? 7 : 4) * u, phone ? view.heading + 1.5 * u : this.rows.body + 2.4 * u);
    const rowsAt = [this.labelY, this.labelY + 1.02 * size.value, this.labelY + 1.02 * size.value + 1.4 * u];
    [this.back, this.moment, this.split].forEach((node, i) => change(node, { x: this.labelX, y: rowsAt[i] }));
    say(this.back, w.back);
    const behind = view.x(Math.min(b.rear, b.hips)) - 0.8 * u;
    change(this.support, { x: behind, y: ground + 1.15 * u });
    change(this.legend, { x: behind, y: ground + 2.5 * u });
    change(this.front, { x: front + 0.8 * u, y: ground + 1.15 * u });
    say(this.support, w.support);
    say(this.legend, w.pressure);
    say(this.front, w.front_edge);
    for (const node of [this.support, this.legend, this.front]) show(node, !phone);
    this.settleGhost(view, size, ghost);
    const points = [];
    for (let i = 0; i < motion.frames && motion.time(i) <= scene.deepest_s + 1e-6; i += 1) {
      points.push(`${view.x(motion.value(i, "hip_x")).toFixed(1)} ${view.y(motion.value(i, "hip_y")).toFixed(1)}`);
    }
    for (const node of this.way) node.setAttribute("d", `M${points.join("L")}`);
    this.startAt = [motion.value(0, "hip_x"), motion.value(0, "hip_y")];
    const [x, y] = [view.x(this.startAt[0]), view.y(this.startAt[1])];
    change(this.start, { cx: x, cy: y, r: 7 * mark });
    change(this.hip, { r: 8 * mark });
    change(this.weight, { r: 7 * mark });
    for (const ring of this.rings) change(ring, { r: 12 * mark });
    const r = 14 * mark, q = `M0 0v${-r}a${r} ${r} 0 0 1 ${r} ${r}zM0 0v${r}a${r} ${r} 0 0 1 ${-r} ${-r}z`;
    const [paper, rim, quarters] = this.disc.children;
    change(paper, { r: r + 3 });
    change(rim, { r });
    change(quarters, { d: q });
    change(this.ghostDisc.firstChild, { r: 11 * mark });
  }

  settleGhost(view, size, ghost) {
    const { label: u, pad } = size, { phone, mark } = view;
    for (const node of [this.ghost, this.tips, this.ghostLine, this.ghostDisc]) show(node, ghost);
    const fallen = Boolean(ghost && ghost.status === "falls" && !phone);
    show(this.bend, fallen);
    show(this.bendHead, fallen);
    this.noteY = phone ? 0 : pad + 3 * u;
    this.noteX = view.x(view.front) + 1.4 * u;
    if (!ghost) return;
    const x = phone ? view.width - pad : this.noteX, y = phone ? pad + 3.2 * u : this.noteY + 2.2 * u;
    for (const node of [this.ghost, this.tips]) node.classList.toggle("end", phone);
    change(this.ghost, { x, y });
    change(this.tips, { x, y: y + 1.6 * u });
    say(this.ghost, ghost.label[0]);
    say(this.tips, ghost.label[1]);
    const head = this.noteY - 0.4 * u, k = 2.6 * u;
    change(this.bend, { d: `M${x - 0.7 * k} ${head - 0.6 * k}q${0.62 * k} ${0.3 * k} ${0.9 * k} ${0.95 * k}` });
    change(this.bendHead, { d: pointer(x + 0.28 * k, head + 0.62 * k, 0.33, 0.94, 15 * mark) });
    this.noteY = y + 2.4 * u;
  }

  paint(motion, behind) {
    const { view, scene } = this, { ground, mark } = view, w = worded(scene, view.phone);
    const at = (name) => [view.x(motion.get(`${name}_x`)), view.y(motion.get(`${name}_y`))];
    const [com, hip, joint, upper, bar] = ["com", "hip", "l5s1", "upper", "bar"].map(at);
    const [startX, startY] = [view.x(this.startAt[0]), view.y(this.startAt[1])], edge = view.x(scene.support[1]);
    const loaded = scene.load_N > 0 && Number.isFinite(bar[0]);

    change(this.plumb, { x1: com[0], y1: com[1], x2: com[0], y2: ground });
    this.disc.setAttribute("transform", `translate(${com[0].toFixed(1)} ${com[1].toFixed(1)})`);
    change(this.foot, { d: pointer(com[0], ground, 0, 1, 15 * mark) });
    const cop = view.x(motion.get("cop_x"));
    show(this.pressure, Number.isFinite(cop));
    if (Number.isFinite(cop)) change(this.pressure, { d: pointer(cop, ground + this.wide - 2, 0, -1, 15 * mark) });
    change(this.hip, { cx: hip[0], cy: hip[1] });
    for (const ring of this.rings) change(ring, { cx: joint[0], cy: joint[1] });

    const margin = scene.support[1] - motion.get("com_x"), shift = this.startAt[0] - motion.get("hip_x");
    this.length("edge", com[0], edge, Math.abs(margin), margin < 0 ? w.past_edge : w.to_edge, true);
    this.drop(0, edge, ground + this.wide + 10, this.rows.edge + 8, true);
    this.drop(1, com[0], ground + this.wide + 10, this.rows.edge + 8, true);
    const moved = Math.abs(shift) >= SHOWN;
    this.length("hips", hip[0], startX, Math.abs(shift), shift > 0 ? w.hips_back : w.hips_forward, moved);
    this.drop(2, hip[0], hip[1] + 12, this.rows.hips + 8, moved);
    this.drop(3, startX, startY + 12, this.rows.hips + 8, moved);

    const arms = !view.phone;
    const [body, load] = [upper[0], bar[0]].map((x) => (x - joint[0]) / view.scale);
    const bodyShown = arms && Math.abs(body) >= SHOWN, barShown = arms && loaded && Math.abs(load) >= SHOWN;
    this.length("body", joint[0], upper[0], Math.abs(body), w.to_body, bodyShown);
    this.length("bar", joint[0], bar[0], Math.abs(load), w.to_bar, barShown);
    this.drop(4, joint[0], joint[1] - 14, (barShown ? this.rows.bar : this.rows.body) - 8, bodyShown || barShown);
    this.drop(5, upper[0], upper[1], this.rows.body - 8, bodyShown);
    this.drop(6, bar[0], bar[1], this.rows.bar - 8, barShown);

    change(this.weight, { cx: upper[0], cy: upper[1] });
    this.arrow(0, upper[0], upper[1], scene.upper_N, true);
    this.arrow(1, bar[0], bar[1] + RIM * view.scale, scene.load_N, loaded);
    this.paintMoment(motion, joint, loaded);
    if (behind) {
      const [x, y] = [view.x(behind.get("com_x")), view.y(behind.get("com_y"))];
      change(this.ghostLine, { x1: x, x2: x, y1: y, y2: ground });
      this.ghostDisc.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    }
    return { margin, shift, moment: motion.get("upper_Nm") + motion.get("bar_Nm") };
  }

  paintMoment(motion, joint, loaded) {
    const w = this.scene.words, { label: u, value } = this.size;
    const all = Math.round(motion.get("upper_Nm") + motion.get("bar_Nm"));
    say(this.moment, filled(w.moment, all));
    const byWeight = loaded && Math.abs(motion.get("lumbar_flexion_deg")) < ROUNDED;
    const first = byWeight ? Math.round(motion.get("upper_Nm")) : Math.min(Math.round(motion.get("passive_Nm")), all);
    const names = byWeight ? ["body", "bar"] : ["passive", "muscle"];
    const amounts = [first, all - first];
    const both = amounts[0] !== 0 && amounts[1] !== 0;
    const below = this.view.phone && !byWeight && both;
    [0, 1].forEach((i) => {
      const part = this.parts[2 * i];
      say(part, amounts[i] ? filled(w[`part_${names[i]}`], both && i ? Math.abs(amounts[i]) : amounts[i]) : "");
      part.setAttribute("class", names[i] === "body" ? "weight" : names[i]);
    });
    say(this.parts[1], !both || below ? "" : amounts[1] < 0 ? " − " : w.plus);
    change(this.parts[2], below ? { x: this.labelX, dy: 1.3 * u } : { dy: 0 });
    if (!below) this.parts[2].removeAttribute("x");
    this.parts[1].setAttribute("class", "second");
    const under = this.view.phone && joint[1] > this.labelY + value + 3 * u;
    const x0 = this.labelX + (under ? -1.5 : 0.5) * u;
    const y0 = this.labelY + (under ? 1.02 * value + (below ? 3.2 : 1.9) * u : 0.72 * value);
    const length = Math.max(Math.hypot(joint[0] - x0, joint[1] - y0), 1), stop = 1 - (13 * this.view.mark) / length;
    change(this.leader, { x1: x0, y1: y0, x2: x0 + stop * (joint[0] - x0), y2: y0 + stop * (joint[1] - y0) });
  }

  drop(i, x, y1, y2, shown) {
    show(this.drops[i], shown);
    if (shown) change(this.drops[i], { x1: x, x2: x, y1, y2 });
  }

  length(name, x1, x2, metres, text, shown) {
    const [node, value, rest] = this.texts[name], y = this.rows[name];
    show(this.dims[name], shown);
    show(node, shown);
    if (!shown) return;
    const way = x2 > x1 ? 1 : -1;
    let d = `M${x1.toFixed(1)} ${y - 9}v18M${x2.toFixed(1)} ${y - 9}v18M${x1.toFixed(1)} ${y}H${x2.toFixed(1)}`;
    if (Math.abs(x2 - x1) >= SHORT) d += pointer(x1, y, -way, 0, 11) + pointer(x2, y, way, 0, 11);
    this.dims[name].setAttribute("d", d);
    say(value, `${filled(this.scene.words.centimetres, 100 * metres)} `);
    say(rest, text);
  }

  arrow(i, x, y, newtons, shown) {
    show(this.arrows[i], shown);
    if (!shown) return;
    const head = 15 * this.view.mark, tip = y + Math.max(newtons * ARROW * this.view.scale, head);
    const d = `M${x.toFixed(1)} ${y.toFixed(1)}V${(tip - head / 2).toFixed(1)}${pointer(x, tip, 0, 1, head)}`;
    this.arrows[i].setAttribute("d", d);
  }
}

// A triangle whose tip is at x, y and that points along a unit vector.
function pointer(x, y, dx, dy, size) {
  const bx = x - size * dx, by = y - size * dy, half = 0.4 * size;
  const corners = [[x, y], [bx - half * dy, by + half * dx], [bx + half * dy, by - half * dx]];
  return `M${corners.map(([a, b]) => `${a.toFixed(1)} ${b.toFixed(1)}`).join("L")}Z`;
}
