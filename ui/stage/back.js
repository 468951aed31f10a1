// The loads on the back: moment arms above the figure, L5/S1's moment behind it, weights as arrows.
import { Length, change, drop, filled, line, make, pointer, say, show, text, whole } from "./svg.js";

const ARROW = 0.00025; // m/N
const RIM = 0.02; // m; arrows start inside the plate's hub
const WORTH = 0.01; // m; smaller arms are not measured
const ROUNDED = 20; // degrees; from here on the moment is split by who holds it

export class Back {
  constructor(over) {
    this.drops = ["ink", "weight", "bar"].map((kind) => line(over, `drop ${kind}`));
    this.body = new Length(over, "weight", "body end");
    this.bar = new Length(over, "bar", "bar end");
    this.arrows = ["weight", "bar"].map((kind) => make(over, "path", { class: `arrow ${kind}` }));
    this.weight = make(over, "circle", { class: "weight dot" });
    this.rings = [make(over, "circle", { class: "ring halo" }), make(over, "circle", { class: "ring" })];
    this.leader = line(over, "leader");
    this.name = text(over, "ink end");
    this.moment = text(over, "moment number end");
    this.split = text(over, "number end");
    this.parts = [0, 1, 2].map(() => make(this.split, "tspan"));
  }

  settle(view, size, scene) {
    Object.assign(this, { view, size, scene });
    const { label: u } = size, { mark, arms, back } = view;
    if (arms) {
      this.body.put(arms.x, arms.body, 0.35 * u);
      this.bar.put(arms.x, arms.bar, 0.35 * u);
    }
    const second = back.y + back.steps[0], third = second + back.steps[1];
    [[this.name, back.y], [this.moment, second], [this.split, third]].forEach(([node, y]) => change(node, { x: back.x, y }));
    say(this.name, view.words.back);
    change(this.weight, { r: 7 * mark });
    for (const ring of this.rings) change(ring, { r: 12 * mark });
  }

  paint(motion) {
    const { view, scene } = this, at = (name) => [view.x(motion.get(`${name}_x`)), view.y(motion.get(`${name}_y`))];
    const [joint, upper, bar] = ["l5s1", "upper", "bar"].map(at);
    const loaded = scene.load_N > 0 && Number.isFinite(bar[0]);
    for (const ring of this.rings) change(ring, { cx: joint[0], cy: joint[1] });
    const pulls = loaded && motion.get("bar_Nm") !== 0; // a bar on the hips lies below the joint
    this.paintArms(joint, upper, bar, pulls);
    change(this.weight, { cx: upper[0], cy: upper[1] });
    this.arrow(0, upper[0], upper[1], scene.upper_N, true);
    this.arrow(1, bar[0], bar[1] + RIM * view.scale, scene.load_N, loaded);
    this.paintMoment(motion, joint, pulls);
    return { moment: motion.get("upper_Nm") + motion.get("bar_Nm") };
  }

  paintArms(joint, upper, bar, pulls) {
    const { arms, words, scale } = this.view;
    const [body, load] = [upper[0], bar[0]].map((x) => Math.abs(x - joint[0]) / scale);
    const bodyShown = Boolean(arms) && body >= WORTH, barShown = Boolean(arms) && pulls && load >= WORTH;
    const centimetres = (metres) => filled(words.centimetres, whole(100 * metres));
    this.body.paint(joint[0], upper[0], centimetres(body), words.to_body, bodyShown);
    this.bar.paint(joint[0], bar[0], centimetres(load), words.to_bar, barShown);
    drop(this.drops[0], joint[0], joint[1] - 14, (barShown ? arms.bar : arms?.body) - 8, bodyShown || barShown);
    drop(this.drops[1], upper[0], upper[1], arms?.body - 8, bodyShown);
    drop(this.drops[2], bar[0], bar[1], arms?.bar - 8, barShown);
  }

  paintMoment(motion, joint, pulls) {
    const { words, back, plan, mark } = this.view;
    const all = Math.round(motion.get("upper_Nm") + motion.get("bar_Nm"));
    say(this.moment, filled(words.moment, whole(all)));
    const byWeight = pulls && Math.abs(motion.get("lumbar_flexion_deg")) < ROUNDED;
    const first = byWeight ? Math.round(motion.get("upper_Nm")) : Math.min(Math.round(motion.get("passive_Nm")), all);
    const names = byWeight ? ["body", "bar"] : ["passive", "muscle"], amounts = [first, all - first];
    const both = amounts[0] !== 0 && amounts[1] !== 0, stacked = plan.stacked && both;
    [0, 1].forEach((i) => {
      const amount = both && i ? Math.abs(amounts[i]) : amounts[i], part = this.parts[2 * i];
      say(part, amount ? filled(words[`part_${names[i]}`], whole(amount)) : "");
      part.setAttribute("class", names[i] === "body" ? "weight" : names[i]);
    });
    const sign = amounts[1] < 0 ? words.minus : words.plus;
    say(this.parts[1], both ? (stacked ? sign.trimStart() : sign) : "");
    this.parts[1].setAttribute("class", "second");
    change(this.parts[1], stacked ? { x: back.x, dy: back.steps[2] } : { dy: 0 });
    if (!stacked) this.parts[1].removeAttribute("x");
    const x0 = back.x + 0.35 * this.size.label, y0 = back.y + back.leave;
    const length = Math.max(Math.hypot(joint[0] - x0, joint[1] - y0), 1), stop = 1 - (13 * mark) / length;
    change(this.leader, { x1: x0, y1: y0, x2: x0 + stop * (joint[0] - x0), y2: y0 + stop * (joint[1] - y0) });
  }

  arrow(i, x, y, newtons, shown) {
    show(this.arrows[i], shown);
    if (!shown) return;
    const head = 15 * this.view.mark, tip = y + Math.max(newtons * ARROW * this.view.scale, head);
    const d = `M${x.toFixed(1)} ${y.toFixed(1)}V${(tip - head / 2).toFixed(1)}${pointer(x, tip, 0, 1, head)}`;
    this.arrows[i].setAttribute("d", d);
  }
}
