// Below the figure: the support, the centre of mass against its front edge, how far the hips moved.
import { Length, change, drop, line, make, pointer, say, show, text, whole, filled } from "./svg.js";
import { measure } from "./text.js";

const LEAST = 0.01; // m; smaller lengths are not measured

export class Balance {
  constructor(under, over) {
    this.floor = line(under, "floor");
    this.strip = make(over, "rect", { class: "support strip" });
    this.edge = line(over, "support edge");
    this.pressure = make(over, "path", { class: "support solid" });
    this.way = [make(over, "path", { class: "way halo" }), make(over, "path", { class: "way" })];
    this.drops = ["support", "motion", "ink", "ink"].map((kind) => line(over, `drop ${kind}`));
    this.start = make(over, "circle", { class: "hip start" });
    this.hip = make(over, "circle", { class: "hip now" });
    this.plumb = line(over, "plumb");
    this.disc = make(over, "g", { class: "disc" });
    this.disc.innerHTML = '<circle class="paper"/><circle class="rim"/><path class="quarters"/>';
    this.foot = make(over, "path", { class: "motion solid" });
    this.margin = new Length(over, "motion", "edge");
    this.shift = new Length(over, "ink", "hips");
    this.support = text(over, "support strong end");
    this.legend = text(over, "support end");
    this.front = text(over, "support strong");
  }

  settle(view, size, scene, motion) {
    Object.assign(this, { view, scene });
    const { label: u, pad } = size, { ground, mark, words } = view, b = scene.bounds;
    const [rear, front] = scene.support.map(view.x);
    this.wide = 11 * mark;
    change(this.floor, { x1: 0, x2: view.width, y1: ground, y2: ground });
    change(this.strip, { x: rear, y: ground + 1, width: Math.max(front - rear, 0), height: this.wide });
    change(this.edge, { x1: front, x2: front, y1: ground - 14, y2: ground + 10 + this.wide });
    this.margin.put(view.from, view.rows.edge, 0.35 * u);
    this.shift.put(view.from, view.rows.hips, 0.35 * u);
    const behind = view.x(Math.min(b.rear, b.hips)) - 0.8 * u;
    change(this.support, { x: behind, y: ground + 1.15 * u });
    change(this.legend, { x: behind, y: ground + 2.5 * u });
    change(this.front, { x: front + 0.8 * u, y: ground + 1.15 * u });
    say(this.support, words.support);
    say(this.legend, words.pressure);
    say(this.front, words.front_edge);
    const fits = (name) => !view.phone && behind - measure(u, [words[name]]) >= pad;
    show(this.support, fits("support"));
    show(this.legend, fits("pressure"));
    show(this.front, view.roomy);
    const points = [];
    for (let i = 0; i < motion.frames && motion.time(i) <= scene.deepest_s + 1e-6; i += 1) {
      points.push(`${view.x(motion.value(i, "hip_x")).toFixed(1)} ${view.y(motion.value(i, "hip_y")).toFixed(1)}`);
    }
    for (const node of this.way) node.setAttribute("d", `M${points.join("L")}`);
    this.startAt = [motion.value(0, "hip_x"), motion.value(0, "hip_y")];
    change(this.start, { cx: view.x(this.startAt[0]), cy: view.y(this.startAt[1]), r: 7 * mark });
    change(this.hip, { r: 8 * mark });
    const r = 14 * mark, q = `M0 0v${-r}a${r} ${r} 0 0 1 ${r} ${r}zM0 0v${r}a${r} ${r} 0 0 1 ${-r} ${-r}z`;
    const [paper, rim, quarters] = this.disc.children;
    change(paper, { r: r + 3 });
    change(rim, { r });
    change(quarters, { d: q });
  }

  paint(motion) {
    const { view, scene } = this, { ground, mark, rows, words } = view;
    const com = [view.x(motion.get("com_x")), view.y(motion.get("com_y"))];
    const hip = [view.x(motion.get("hip_x")), view.y(motion.get("hip_y"))];
    const [startX, startY] = [view.x(this.startAt[0]), view.y(this.startAt[1])], edge = view.x(scene.support[1]);
    change(this.plumb, { x1: com[0], y1: com[1], x2: com[0], y2: ground });
    this.disc.setAttribute("transform", `translate(${com[0].toFixed(1)} ${com[1].toFixed(1)})`);
    change(this.foot, { d: pointer(com[0], ground, 0, 1, 15 * mark) });
    const cop = view.x(motion.get("cop_x"));
    show(this.pressure, Number.isFinite(cop));
    if (Number.isFinite(cop)) change(this.pressure, { d: pointer(cop, ground + this.wide - 2, 0, -1, 15 * mark) });
    change(this.hip, { cx: hip[0], cy: hip[1] });

    const centimetres = (metres) => filled(words.centimetres, whole(100 * Math.abs(metres)));
    const margin = scene.support[1] - motion.get("com_x"), shift = this.startAt[0] - motion.get("hip_x");
    const under = ground + this.wide + 4;
    this.margin.paint(com[0], edge, centimetres(margin), margin < 0 ? words.past_edge : words.to_edge, true);
    drop(this.drops[0], edge, under, rows.edge + 8, true);
    drop(this.drops[1], com[0], under, rows.edge + 8, true);
    const moved = Math.abs(shift) >= LEAST;
    this.shift.paint(hip[0], startX, centimetres(shift), shift > 0 ? words.hips_back : words.hips_forward, moved);
    drop(this.drops[2], hip[0], hip[1] + 12, rows.hips + 8, moved);
    drop(this.drops[3], startX, startY + 12, rows.hips + 8, moved);
    return { margin, shift };
  }
}
