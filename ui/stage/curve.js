// Smooth curves through points, as in ui/figure/curves.py.

const CLOSE = 1e-9;

const root = (a, b) => Math.max(Math.sqrt(Math.hypot(b[0] - a[0], b[1] - a[1])), CLOSE);
const pair = (x, y) => `${x.toFixed(1)} ${(-y).toFixed(1)}`;

// Centripetal Catmull-Rom through points [x, y] (mm, y up) as closed path data (y down).
export function smooth(points) {
  const n = points.length;
  const at = (i) => points[(i + n) % n];
  let d = "M" + pair(points[0][0], points[0][1]);
  for (let i = 0; i < n; i += 1) {
    const [before, start, end, after] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const d1 = root(before, start), d2 = root(start, end), d3 = root(end, after);
    const handle = [0, 1].map((k) => (
      (d1 * d1 * end[k] - d2 * d2 * before[k] + (2 * d1 * d1 + 3 * d1 * d2 + d2 * d2) * start[k]) / (3 * d1 * (d1 + d2))
    ));
    const other = [0, 1].map((k) => (
      (d3 * d3 * start[k] - d2 * d2 * after[k] + (2 * d3 * d3 + 3 * d3 * d2 + d2 * d2) * end[k]) / (3 * d3 * (d3 + d2))
    ));
    d += `C${pair(handle[0], handle[1])} ${pair(other[0], other[1])} ${pair(end[0], end[1])}`;
  }
  return d + "Z";
}

// Outline of a band along a line, as wide at each point as `width` says.
export function ribbon(centre, width) {
  const last = centre.length - 1;
  const up = [], down = [];
  centre.forEach(([x, y], i) => {
    const a = centre[Math.max(i - 1, 0)], b = centre[Math.min(i + 1, last)];
    const dx = b[0] - a[0], dy = b[1] - a[1];
    const half = width[i] / 2 / (Math.hypot(dx, dy) || 1);
    up.push([x - dy * half, y + dx * half]);
    down.push([x + dy * half, y - dx * half]);
  });
  return up.concat(down.reverse());
}
