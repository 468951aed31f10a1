// A chart that can be pointed at. The picture comes from Python; cursor, drag and keys live here.

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);
const shown = (value) => String(Math.round(value)).replace("-", "−").replace(/^−0$/, "0");

export function render({ model }) {
  const root = document.createElement("div");
  root.className = "hl-pad";
  const picture = document.createElement("div");
  const plot = document.createElement("div");
  plot.className = "hl-plot";
  const across = document.createElement("i");
  const up = document.createElement("i");
  across.className = "hl-hair hl-hair-y";
  up.className = "hl-hair hl-hair-x";
  const label = document.createElement("span");
  label.className = "hl-hover";
  label.setAttribute("aria-hidden", "true");
  plot.append(across, up, label);
  root.append(picture, plot);

  let at = [...model.value];
  let asked = null;
  let frame = 0;
  let dragging = false;

  const both = () => model.axes.length > 1;
  const step = (axis) => model.axes.find((item) => item.axis === axis)?.step ?? 0;
  const snap = (value, axis, [low, high]) => {
    const by = step(axis);
    return clamp(by ? Math.round(value / by) * by : value, low, high);
  };
  const share = (value, [low, high]) => clamp((value - low) / (high - low), 0, 1);

  const report = (point) => {
    asked = point;
    at = point;
    place();
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      model.point = asked;
    });
  };

  const handles = new Map();
  const place = () => {
    for (const [axis, handle] of handles) {
      const i = axis === "x" ? 0 : 1;
      const range = axis === "x" ? model.x : model.y;
      const item = model.axes.find((one) => one.axis === axis);
      const part = `${100 * share(at[i], range)}%`;
      if (axis === "x") handle.style.left = part;
      else handle.style.bottom = part;
      const own = item.text.replace("{value}", shown(at[i]));
      const current = at[i] === model.value[i] && model.aloud;
      handle.setAttribute("aria-valuemin", range[0]);
      handle.setAttribute("aria-valuemax", range[1]);
      handle.setAttribute("aria-valuenow", at[i]);
      handle.setAttribute("aria-valuetext", current ? model.aloud : own);
    }
  };

  const keys = (event, axis) => {
    const i = axis === "x" ? 0 : 1;
    const range = axis === "x" ? model.x : model.y;
    const by = step(axis) || (range[1] - range[0]) / 100;
    const moves = {
      ArrowRight: by, ArrowUp: by, ArrowLeft: -by, ArrowDown: -by, PageUp: 10 * by, PageDown: -10 * by,
      Home: -Infinity, End: Infinity,
    };
    if (!(event.key in moves)) return;
    event.preventDefault();
    event.stopPropagation();
    const next = [...at];
    next[i] = snap(clamp(at[i] + moves[event.key], ...range), axis, range);
    report(next);
  };

  const make = () => {
    for (const handle of handles.values()) handle.remove();
    handles.clear();
    for (const item of model.axes) {
      const handle = document.createElement("div");
      handle.className = `hl-handle hl-handle-${item.axis}`;
      handle.tabIndex = 0;
      handle.setAttribute("role", "slider");
      handle.setAttribute("aria-label", item.label);
      handle.setAttribute("aria-orientation", item.axis === "x" ? "horizontal" : "vertical");
      handle.addEventListener("keydown", (event) => keys(event, item.axis));
      handles.set(item.axis, handle);
      plot.append(handle);
    }
    plot.classList.toggle("hl-both", both());
    place();
  };

  const draw = () => {
    picture.innerHTML = model.svg;
    const svg = picture.querySelector("svg");
    if (svg) {
      svg.removeAttribute("width");
      svg.removeAttribute("height");
    }
    const [left, top, right, bottom] = model.box;
    const [wide, high] = model.size;
    plot.style.display = left < 0 ? "none" : ""; // nothing is drawn that could be pointed at
    plot.style.left = `${(100 * left) / wide}%`;
    plot.style.right = `${100 - (100 * right) / wide}%`;
    plot.style.top = `${(100 * top) / high}%`;
    plot.style.bottom = `${100 - (100 * bottom) / high}%`;
  };

  // Where the pointer is, in the chart's units.
  const where = (event) => {
    const box = plot.getBoundingClientRect();
    const x = clamp((event.clientX - box.left) / box.width, 0, 1);
    const y = clamp((box.bottom - event.clientY) / box.height, 0, 1);
    return [
      snap(model.x[0] + x * (model.x[1] - model.x[0]), "x", model.x),
      both() ? snap(model.y[0] + y * (model.y[1] - model.y[0]), "y", model.y) : model.y[0],
    ];
  };
  const follow = (event) => {
    const [x, y] = where(event);
    const part = share(x, model.x);
    up.style.left = `${100 * part}%`;
    across.style.bottom = `${100 * share(y, model.y)}%`;
    label.textContent = model.hover.replace("{x}", shown(x)).replace("{y}", shown(y));
    label.style.left = `${100 * part}%`;
    label.style.bottom = both() ? `${100 * share(y, model.y)}%` : "";
    label.classList.toggle("hl-left", part > 0.55);
    plot.classList.add("hl-pointed");
  };

  plot.addEventListener("pointermove", (event) => {
    follow(event);
    if (dragging) report(where(event));
  });
  plot.addEventListener("pointerleave", () => {
    if (!dragging) plot.classList.remove("hl-pointed");
  });
  plot.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    dragging = true;
    plot.setPointerCapture(event.pointerId);
    handles.get("x")?.focus({ preventScroll: true, focusVisible: false });
    event.preventDefault();
    follow(event);
    report(where(event));
  });
  const stop = (event) => {
    dragging = false;
    if (event.pointerType !== "mouse") plot.classList.remove("hl-pointed");
  };
  plot.addEventListener("pointerup", stop);
  plot.addEventListener("pointercancel", stop);

  const sized = new ResizeObserver(([entry]) => {
    // In steps, so that a chart is not drawn anew for every pixel.
    const wide = Math.floor(entry.contentRect.width / 8) * 8;
    if (wide > 0 && wide !== model.wide) model.wide = wide;
  });
  sized.observe(root);

  model.on("svg", draw);
  model.on("box", draw);
  model.on("size", draw);
  model.on("axes", make);
  for (const name of ["value", "x", "y", "aloud"]) {
    model.on(name, () => {
      // While the hand is on it, the hand leads.
      if (!dragging) at = [...model.value];
      place();
    });
  }
  model.on("remove", () => {
    cancelAnimationFrame(frame);
    sized.disconnect();
  });

  draw();
  make();
  return root;
}
