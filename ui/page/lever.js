// A native range input under a drawn track: keys, touch and screen readers come with it. The thumb moves at once;
// Python is asked for one picture at a time, always the newest.

const FITS = CSS.supports("field-sizing", "content");
const PATIENCE = 1500; // ms; an answer that is lost does not lock the slider

const node = (name, parent, kind, attributes = {}) => {
  const made = document.createElement(name);
  if (kind) made.className = kind;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  parent?.append(made);
  return made;
};

export function render({ model }) {
  const root = node("div", null, "lever");
  const head = node("div", root, "head");
  const label = node("label", head, "label", { for: "range" });
  const value = node("span", head, "value");
  const entry = node("span", head, "entry");
  const number = node("input", entry, "number", { type: "text", inputmode: "decimal", autocomplete: "off" });
  const unit = node("span", entry, "unit", { "aria-hidden": "true" });
  const note = node("p", head, "note");
  const slide = node("div", root, "slide");
  const mark = node("span", slide, "mark");
  const markLabel = node("span", slide, "mark-label");
  const rail = node("div", slide, "rail");
  const done = node("i", rail, "done");
  const range = node("input", slide, "range", { type: "range", id: "range" });
  const thumb = node("div", slide, "thumb", { "aria-hidden": "true" });
  const scale = node("div", slide, "scale", { "aria-hidden": "true" });
  const problem = node("p", root, "problem", { role: "alert", id: "problem" });

  let asked = null, waiting = 0, held = false, letGo = false;

  const share = (at) => Math.min(Math.max((at - model.start) / (model.end - model.start || 1), 0), 1);
  const place = (at) => {
    root.style.setProperty("--at", share(at));
    for (const tick of scale.children) tick.classList.toggle("now", Math.abs(tick.dataset.at - at) < 1e-9);
  };

  const send = () => {
    if (waiting) return;
    const next = asked;
    asked = null;
    if (next === null || next === model.value) {
      if (letGo) model.released += 1; // only now is what is said what is shown
      letGo = false;
      return;
    }
    waiting = setTimeout(() => { waiting = 0; send(); }, PATIENCE);
    model.value = next;
  };
  const ask = (at) => {
    asked = at;
    place(at);
    send();
  };

  const words = () => {
    label.textContent = model.label;
    value.textContent = model.entry ? "" : model.idle || model.text;
    range.disabled = Boolean(model.idle);
    root.classList.toggle("idle", range.disabled);
    note.textContent = model.note;
    unit.textContent = model.unit;
    entry.hidden = !model.entry;
    number.setAttribute("aria-label", model.entry);
    range.setAttribute("aria-valuetext", [model.idle || model.text, model.note].filter(Boolean).join(", "));
    if (number !== root.getRootNode().activeElement) number.value = model.text.replace(model.unit, "").trim();
    if (!FITS) number.style.width = `${number.value.length + 0.6}ch`;
  };
  const reach = () => {
    for (const name of ["start", "end", "step"]) range[{ start: "min", end: "max", step: "step" }[name]] = model[name];
    scale.replaceChildren();
    for (const at of model.ticks) {
      const tick = node("span", scale, null, { "data-at": at });
      tick.textContent = at;
      tick.style.setProperty("--tick", share(at));
    }
    stand();
  };
  const stand = () => {
    if (held && asked !== null) return; // while the hand is on it, the hand leads
    range.value = model.value;
    place(Number(range.value));
  };
  const threshold = () => {
    const shown = model.mark !== null && model.mark !== undefined;
    mark.hidden = markLabel.hidden = !shown;
    if (!shown) return;
    markLabel.textContent = model.mark_label;
    const at = share(model.mark);
    slide.style.setProperty("--mark", at);
    markLabel.classList.toggle("before", at > 0.5);
  };
  const grip = () => {
    thumb.innerHTML = model.thumb;
    thumb.classList.toggle("round", !model.thumb);
    root.classList.toggle("heavy", Boolean(model.thumb));
  };
  const trouble = () => {
    problem.textContent = model.problem;
    problem.hidden = !model.problem;
    number.setAttribute("aria-invalid", model.problem ? "true" : "false");
    if (model.problem) number.setAttribute("aria-describedby", "problem");
    else number.removeAttribute("aria-describedby");
  };

  range.addEventListener("input", () => ask(Number(range.value)));
  range.addEventListener("change", () => {
    letGo = true;
    ask(Number(range.value));
  });
  range.addEventListener("pointerdown", () => { held = true; });
  for (const end of ["pointerup", "pointercancel", "blur"]) range.addEventListener(end, () => { held = false; });

  const type = () => {
    const text = number.value.trim();
    if (text === model.text.replace(model.unit, "").trim() && !model.problem) return;
    model.typed = [model.typed[0] + 1, text];
  };
  number.addEventListener("keydown", (event) => {
    if (event.key === "Enter") type();
    if (event.key === "Escape") {
      number.value = model.text.replace(model.unit, "").trim();
      type();
    }
  });
  number.addEventListener("blur", type);
  number.addEventListener("focus", () => number.select());

  model.on("answered", () => {
    clearTimeout(waiting);
    waiting = 0;
    send();
  });
  for (const name of ["label", "text", "note", "entry", "unit", "idle"]) model.on(name, words);
  for (const name of ["start", "end", "step", "ticks"]) model.on(name, () => { reach(); threshold(); });
  model.on("value", stand);
  for (const name of ["mark", "mark_label"]) model.on(name, threshold);
  model.on("thumb", grip);
  model.on("problem", trouble);
  model.on("remove", () => { clearTimeout(waiting); });

  words();
  reach();
  threshold();
  grip();
  trouble();
  return root;
}
