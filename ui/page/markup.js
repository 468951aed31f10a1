// Markup from Python. What a visitor has opened, and where the keyboard stands, outlives a new picture of it.

export function render({ model }) {
  const root = document.createElement("div");
  const opened = new Map();
  const focusable = "summary, a, button";
  const key = (node) => node.closest("[data-key]")?.dataset.key;

  const draw = () => {
    const at = root.getRootNode().activeElement;
    const held = at && root.contains(at) ? [...root.querySelectorAll(focusable)].indexOf(at) : -1;
    root.className = model.kind;
    root.innerHTML = model.html;
    for (const [name, on] of opened) {
      const found = root.querySelector(`details[data-key="${CSS.escape(name)}"]`);
      if (found) found.open = on;
    }
    if (held >= 0) root.querySelectorAll(focusable)[held]?.focus({ preventScroll: true });
    show();
  };
  // Only what is opened by hand is kept: `toggle` also comes from markup that is open from the start.
  root.addEventListener("click", (event) => {
    const summary = event.target.closest("summary");
    if (summary) opened.set(key(summary), !summary.parentElement.open);
    const button = event.target.closest("button[data-press]");
    if (button) model.pressed = [model.pressed[0] + 1, button.dataset.press];
  });
  const show = () => {
    const found = model.at && root.querySelector(`[id="${CSS.escape(model.at)}"]`);
    const place = found && !found.textContent ? found.closest("section") : found; // an empty one marks its section
    if (!place) return;
    for (const old of root.querySelectorAll(".hl-target")) old.classList.remove("hl-target");
    place.classList.add("hl-target");
    place.tabIndex = -1;
    requestAnimationFrame(() => {
      place.scrollIntoView({ block: "start" });
      place.focus({ preventScroll: true });
    });
  };

  let timer = 0;
  const soon = () => {
    clearTimeout(timer);
    if (model.follows && !document.hidden) requestAnimationFrame(() => { timer = setTimeout(draw); });
    else draw();
  };
  model.on("html", soon);
  model.on("at", show);
  model.on("remove", () => clearTimeout(timer));
  draw();
  return root;
}
