// Radio buttons that look like tabs or a row of words: one stop for the tab key, arrows move and choose. Or a menu.

function menu(model) {
  const root = document.createElement("label");
  const label = document.createElement("span");
  const list = document.createElement("select");
  root.className = "row menu";
  label.className = "label";
  root.append(label, list);
  const build = () => {
    label.textContent = model.label;
    list.replaceChildren(...model.items.map((item) => new Option(item.title, item.name)));
    list.value = model.value;
  };
  list.addEventListener("change", () => { model.value = list.value; });
  model.on("items", build);
  model.on("label", build);
  model.on("value", () => { list.value = model.value; });
  build();
  return root;
}

export function render({ model }) {
  if (model.menu) return menu(model);
  const root = document.createElement("div");
  root.className = model.tabs ? "tabs" : "row";
  const label = document.createElement("span");
  label.className = "label";
  label.setAttribute("aria-hidden", "true");
  const group = document.createElement("div");
  group.className = "group";
  group.setAttribute("role", "radiogroup");
  root.append(label, group);
  const buttons = new Map();

  const choose = (name, focus) => {
    if (name !== model.value) model.value = name;
    if (focus) buttons.get(name).focus();
  };
  const mark = () => {
    // Where none of them is chosen, the tab key stops at the first.
    const stop = buttons.has(model.value) ? model.value : [...buttons.keys()][0];
    for (const [name, button] of buttons) {
      button.setAttribute("aria-checked", name === model.value);
      button.tabIndex = name === stop ? 0 : -1;
    }
  };
  const build = () => {
    label.textContent = model.label;
    group.setAttribute("aria-label", model.label);
    group.replaceChildren();
    buttons.clear();
    for (const item of model.items) {
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("role", "radio");
      button.dataset.name = item.name;
      if (model.tabs) {
        button.setAttribute("aria-label", `${item.number}, ${item.title}, ${item.note}`);
        button.innerHTML = item.icon;
        const words = document.createElement("span");
        words.className = "words";
        for (const kind of ["number", "title", "short", "note"]) {
          const part = document.createElement("span");
          part.className = kind;
          part.textContent = item[kind];
          words.append(part);
        }
        button.append(words);
      } else button.textContent = item.title;
      button.addEventListener("click", () => choose(item.name));
      buttons.set(item.name, button);
      group.append(button);
    }
    mark();
  };
  group.addEventListener("keydown", (event) => {
    const names = [...buttons.keys()], at = names.indexOf(model.value), n = names.length;
    const next = {
      ArrowRight: (at + 1) % n, ArrowDown: (at + 1) % n, ArrowLeft: (at + n - 1) % n, ArrowUp: (at + n - 1) % n,
      Home: 0, End: n - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    choose(names[next], true);
  });

  model.on("items", build);
  model.on("label", build);
  model.on("value", mark);
  build();
  return root;
}
