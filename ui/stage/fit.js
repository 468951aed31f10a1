// The figure takes the height; words go where nothing passes in any frame, or are shortened, or leave the stage.
import { filled } from "./svg.js";
import { lines, measure } from "./text.js";

const BAND = 0.1; // m; height of one band of a scene's reach, see ui/stage/room.py
const FULL = 380; // px/m at which marks have their full size
const ROOMY = 26; // label heights; from here on the front edge has a row of its own
const CENTRE = 0.47; // of the width; where the middle of the support stands if words let it
const LOW = 4; // how much worse a row below the joint is than one above it: the line to it would pass the words
const SPARE = 0.05; // m; bounds grow in such steps, and after one of them words need not move yet
const SAME = 0.97; // of the size; a better fit than this is not worth moving words for
// From rich to poor, and how much of the figure's size each may cost.
const PLANS = [
  { arms: true, short: false, stacked: false, ghost: true, share: 0.95 },
  { arms: true, short: true, stacked: true, ghost: true, share: 0.92 },
  { arms: false, short: true, stacked: true, ghost: true, share: 0.9 },
  { arms: false, short: true, stacked: true, ghost: false, share: 0 },
];
const NARROW_PLANS = PLANS.filter((plan) => !plan.arms);

export const worded = (words, short) => {
  const to = (name) => (short && words[`short_${name}`]) || words[name];
  return { ...words, ...Object.fromEntries(["to_edge", "past_edge", "hips_back", "hips_forward"].map((name) => [name, to(name)])) };
};

// Find the view: the richest plan in which the figure stays large. Words keep their places for as long as they fit.
export function fit(stage, before) {
  const rows = balanceRows(stage), above = Math.max(0.6 * stage.size.pad, 10);
  const top = Math.max(stage.scene.bounds.top, stage.ghost?.bounds.top ?? 0);
  const full = Math.max((stage.height - rows.below - above) / top, 30);
  const plans = stage.phone ? NARROW_PLANS : PLANS;
  const kept = before && before.key === stage.key && before.scale <= full * 1.001
    ? lay(stage, rows, before.plan, before.scale, before.x0, before) : null;
  if (kept && kept.plan === plans[0] && kept.scale >= SAME * full) return kept;
  const best = search(stage, rows, plans, full);
  const better = !kept || best.scale > kept.scale / SAME || plans.indexOf(best.plan) < plans.indexOf(kept.plan);
  return better ? best : kept;
}

// The richest plan that costs little of the size that the poorest leaves: one that lies is as wide as the stage, not as high.
function search(stage, rows, plans, full) {
  const last = plans.at(-1), poorest = largest(stage, rows, last, full, Math.max(last.share * full, 20));
  if (!poorest) return lay(stage, rows, last, 0.6 * full, CENTRE * stage.width, null, true);
  for (const plan of plans) {
    const found = plan === last ? poorest : largest(stage, rows, plan, poorest.scale, plan.share * poorest.scale);
    if (found) return found;
  }
}

// The largest view of a plan between two sizes, in the best of its places; null where it has none.
function largest(stage, rows, plan, most, least) {
  const step = 0.5 * stage.size.label, [rear, front] = stage.scene.support;
  for (let scale = most; scale >= least; scale *= 0.98) {
    const middle = CENTRE * stage.width - (scale * (rear + front)) / 2;
    let found = null;
    for (let x0 = middle % step; x0 < stage.width; x0 += step) {
      const view = lay(stage, rows, plan, scale, x0);
      if (!view) continue;
      view.cost = view.back.cost + Math.abs(x0 - middle) / step;
      if (!found || view.cost < found.cost) found = view;
    }
    if (found) return found;
  }
  return null;
}

// Rows below the ground, and what they take.
function balanceRows({ size: { label: u }, height, phone }) {
  const roomy = !phone && height > ROOMY * u;
  const [edge, hips, below] = roomy ? [2.9, 4.7, 5.7] : [1.75, 3.3, 4.2];
  return { roomy, edge: edge * u, hips: hips * u, below: below * u };
}

// Everything's place at one size and place of the figure; null where something has no room.
function lay(stage, rows, plan, scale, x0, before = null, forced = false) {
  const { width, height, size: { label: u, pad }, scene, ghost, phone } = stage, b = scene.bounds;
  const ground = height - rows.below, x = (m) => x0 + scale * m, y = (m) => ground - scale * m;
  const view = {
    key: stage.key, plan, scale, x0, ground, width, height, phone, roomy: rows.roomy, forced, x, y,
    mark: stage.size.mark * Math.min(Math.max(scale / FULL, 0.55), 1.15),
    fine: stage.size.line * Math.min(Math.max(scale / FULL, 0.7), 1.1),
    words: worded(stage.words, plan.short),
    rows: { edge: ground + rows.edge, hips: ground + rows.hips },
  };
  const free = new Free(view, [scene, ghost].filter(Boolean));
  const need = (good) => good || forced;
  view.from = near(before?.from, x(b.edge) + 0.9 * u, 1, 3 * u);
  if (!need(
    x(b.rear) >= 0.4 * pad && x(Math.max(b.front, ghost?.bounds.front ?? b.front)) <= width - 0.4 * pad
    && view.from + lengths(stage, view) <= width - pad
    && free.left(0, stage.heading.bottom) >= stage.heading.right + 0.4 * u
    && (phone || free.right(ground - 60, ground) <= width - pad - stage.button - 0.5 * u),
  )) return null;
  view.arms = plan.arms ? layArms(stage, view, free, before?.arms) : null;
  if (!need(view.arms || !plan.arms)) return null;
  view.back = layBack(stage, view, free, before?.back);
  if (!need(view.back)) return null;
  view.back ??= { x: pad + 9 * u, y: 0.5 * height, leave: 0.72 * stage.size.value, steps: [stage.size.value, 1.4 * u, 1.3 * u], cost: 0 };
  const notes = layNotes(stage, view, free, before?.notes ?? {});
  if (!need(notes)) return null;
  view.notes = notes ?? {};
  return view;
}

// Room of the words below the ground that this run needs.
function lengths({ size: { label: u }, scene }, { words }) {
  const names = ["to_edge", "past_edge", "hips_back", ...(scene.hips_forward ? ["hips_forward"] : [])];
  return measure(u, names.map((name) => `${filled(words.centimetres, "00")} ${words[name]}`));
}

// Moment arms: above, at the left of everything that passes there.
function layArms({ size: { label: u, pad }, scene, heading }, view, free, before) {
  const { words } = view, width = measure(u, [words.to_body, words.to_bar].map((text) => `${filled(words.centimetres, "00")} ${text}`));
  for (const first of [0.8 * pad + 0.7 * u, heading.bottom + 1.1 * u]) {
    const rows = { bar: first, body: first + 1.8 * u };
    const limit = Math.min(free.left(first - u, rows.body + 0.8 * u), view.x(scene.bounds.arms)) - 0.8 * u;
    const right = near(before?.x, limit, -1, 4 * u, SPARE * view.scale);
    const beside = first < heading.bottom ? heading.right + u : pad;
    if (right - width >= beside) return { ...rows, x: right, left: right - width };
  }
  return null;
}

// L5/S1's moment: at the back, near the joint's row; right of where the joint gets to only above it.
function layBack({ size: { label: u, value, pad }, scene, heading, phone }, view, free, before) {
  const { words, plan } = view;
  const part = (name) => filled(words[`part_${name}`], "000");
  const split = plan.stacked ? [part("passive"), part("muscle")] : [`${part("passive")}${words.plus}${part("muscle")}`];
  const width = Math.max(measure(u, [words.back, ...split]), measure(value, [filled(words.moment, "000")], 700));
  const high = 0.8 * u, low = 1.02 * value + (plan.stacked ? 3.1 : 1.8) * u;
  const ideal = view.y(scene.bounds.row) - 4 * u, bottom = view.ground - 0.4 * u;
  const tries = [before?.y ?? ideal];
  for (let d = 0.5 * u; d < view.height; d += 0.5 * u) tries.push(ideal - d, ideal + d);
  for (const y of tries) {
    if (y + low > bottom) continue;
    const row = view.y(scene.bounds.row), joint = view.x(scene.bounds.joint) - u;
    const above = !view.arms && y + low < row - 0.5 * u;
    const nearby = Math.min(joint + width, view.width - 0.5 * pad);
    const limit = Math.min(free.left(y - high, y + low) - (phone ? 0.5 : 1.2) * u, above ? nearby : joint);
    const x = near(before?.x, limit, -1, 3 * u), left = x - width;
    if (left < (phone ? 0.5 : 1) * pad) continue;
    const over = view.arms ? view.arms.body + 0.9 * u : 0;
    if (y - high < Math.max(over, left < heading.right + u ? heading.bottom + 0.3 * u : 0)) continue;
    // Where the line to the joint leaves: beside the name, the value, or under all.
    const leave = y > row - u ? -0.3 * u : x > joint ? low : 0.72 * value;
    return { x, y, leave, steps: [1.02 * value, 1.4 * u, 1.3 * u], cost: (Math.abs(y - ideal) / u) * (y > ideal ? LOW : 1) };
  }
  return null;
}

// In front: the ghost's words, below them why a repetition ends.
function layNotes(stage, view, free, before) {
  const { size: { label: u, pad }, scene, ghost, phone, width } = stage;
  const notes = {};
  const { heading } = stage, back = view.back, low = back.y + back.steps.reduce((sum, step) => sum + step);
  const bottom = view.ground - (phone ? 0.5 * u : 68), edge = width - (phone ? 0.5 : 1) * pad;
  const put = (from, high, wide, kept) => {
    const tries = kept === undefined || kept < from ? [] : [kept];
    for (let y = from; y + high <= bottom; y += 0.5 * u) tries.push(y);
    for (const y of tries) {
      const plumb = y + high > view.y(scene.bounds.row) ? view.x(scene.bounds.edge) : -1e3;
      const arms = view.arms && y < view.arms.body + u ? view.x(scene.bounds.front) : -1e3;
      const title = y < heading.bottom + 0.3 * u ? heading.right : -1e3;
      const moment = y < low && y + high > back.y - u ? back.x : -1e3; // it may stand above the figure
      const x = Math.max(free.right(y, y + high), plumb, arms, title, moment, view.x(scene.bounds.joint)) + (phone ? 0.6 : 1.2) * u;
      if (y + high <= bottom && x + wide <= edge) return { x, y, wide, high };
    }
    return null;
  };
  // Far above one that lies, words would not be seen to be its.
  let from = Math.max(0.8 * pad, view.y(Math.max(scene.bounds.top, ghost?.bounds.top ?? 0)) - 3 * u);
  if (ghost && view.plan.ghost) {
    const wide = Math.max(measure(u, [ghost.label[0]]), measure(1.35 * u, [ghost.label[1]], 700)), high = 2.9 * u;
    const bend = ghost.tips && !phone ? put(from, high + 3.4 * u, Math.max(wide, 3 * u), before.ghost?.y) : null;
    notes.ghost = bend ? { ...bend, bend: true, text: bend.y + 4.2 * u } : put(from, high, wide, before.ghost?.y);
    if (!notes.ghost) return null;
    notes.ghost.text ??= notes.ghost.y + 0.8 * u;
    from = notes.ghost.y + notes.ghost.high + 0.8 * u;
  }
  if (scene.reason && !phone) {
    for (const wide of [16, 13, 10].map((letters) => letters * u)) {
      const high = (1.6 + 1.3 * lines(u, scene.reason, wide, 400)) * u;
      notes.reason ??= put(from, high, wide, before.reason?.y);
    }
    if (!notes.reason) return null;
  }
  return notes;
}

// Where nothing passes: limits left and right of a run and its ghost between two rows.
class Free {
  constructor(view, scenes) {
    Object.assign(this, { view, scenes });
  }

  left(y1, y2) {
    return this.view.x(Math.min(1e3, ...this.between("rear", y1, y2)));
  }

  right(y1, y2) {
    return this.view.x(Math.max(-1e3, ...this.between("front", y1, y2)));
  }

  between(side, y1, y2) {
    const band = (y) => Math.max(Math.floor((this.view.ground - y) / this.view.scale / BAND), 0);
    return this.scenes.flatMap(({ reach }) => reach[side].slice(band(y2), band(y1) + 1)).filter((m) => m !== null);
  }
}

// A place near a limit; where it was before, unless that is past the limit or far from it.
function near(before, limit, way, slack, spare = 0) {
  const off = before === undefined ? -1 : way * (before - limit);
  return off >= -0.5 && off <= slack ? before : limit + way * spare;
}
