// Small helpers for marks and words on the stage.

const SVG = "http://www.w3.org/2000/svg";
const HEADED = 36; // px; below it a dimension line has ticks only

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

export const line = (parent, kind) => make(parent, "line", { class: kind });
export const text = (parent, kind) => make(parent, "text", { class: kind });
export const show = (node, shown) => { node.style.display = shown ? "" : "none"; };
export const say = (node, words) => { if (node.textContent !== words) node.textContent = words; };
export const whole = (value) => `${Math.round(value)}`.replace("-", "−");

// Words with their holes filled, from left to right.
export const filled = (words, ...values) => values.reduce((rest, value) => rest.replace(/\{\w+\}/, value), words);

// A triangle whose tip is at x, y and that points along a unit vector.
export function pointer(x, y, dx, dy, size) {
  const bx = x - size * dx, by = y - size * dy, half = 0.4 * size;
  const corners = [[x, y], [bx - half * dy, by + half * dx], [bx + half * dy, by - half * dx]];
  return `M${corners.map(([a, b]) => `${a.toFixed(1)} ${b.toFixed(1)}`).join("L")}Z`;
}

// A line across the body from y1 to y2, or none.
export function drop(node, x, y1, y2, shown) {
  show(node, shown);
  if (shown) change(node, { x1: x, x2: x, y1, y2 });
}

// One length: a dimension line that moves, with words that stay; the value is hidden with the numbers.
export class Length {
  constructor(parent, line, kind) {
    this.lines = ["halo", line].map((kind) => make(parent, "path", { class: `dimension ${kind}` }));
    this.words = text(parent, kind);
    this.value = make(this.words, "tspan", { class: "number" });
    this.rest = make(this.words, "tspan");
  }

  put(x, y, middle) {
    this.y = y;
    change(this.words, { x, y: y + middle });
  }

  paint(x1, x2, value, words, shown) {
    for (const node of [...this.lines, this.words]) show(node, shown);
    if (!shown) return;
    const way = x2 > x1 ? 1 : -1, y = this.y;
    let d = `M${x1.toFixed(1)} ${y - 9}v18M${x2.toFixed(1)} ${y - 9}v18M${x1.toFixed(1)} ${y}H${x2.toFixed(1)}`;
    if (Math.abs(x2 - x1) >= HEADED) d += pointer(x1, y, -way, 0, 11) + pointer(x2, y, way, 0, 11);
    for (const node of this.lines) node.setAttribute("d", d);
    say(this.value, `${value} `);
    say(this.rest, words);
  }
}
