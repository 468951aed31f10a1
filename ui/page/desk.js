// The page's grid. Only the head is made here; everything else is a child in its place.

const MARK = `<svg class="logo" viewBox="-13 -13 26 26" aria-hidden="true">
  <circle r="11.5" fill="none" stroke="currentColor" stroke-width="2.5"/>
  <path d="M0 0V-11.5A11.5 11.5 0 0 1 11.5 0ZM0 0V11.5A11.5 11.5 0 0 1 -11.5 0Z" fill="currentColor"/></svg>`;
const ARROW = `<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 15V3M7.5 7 12 2.8 16.5 7M5 11v9h14v-9"
  fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/></svg>`;
const SAID = 2500; // ms

export function render({ model }) {
  const root = document.createElement("div");
  root.className = "sheet";
  const place = (kind, parent = root, name = "div") => {
    const made = document.createElement(name);
    made.className = kind;
    parent.append(made);
    return made;
  };
  const put = (slot, child) => {
    const nodes = model.get_child(child);
    slot.replaceChildren(...(Array.isArray(nodes) ? nodes : [nodes]).filter(Boolean));
  };

  const head = place("head", root, "header");
  const name = place("name", head);
  name.innerHTML = MARK;
  const title = place("title", name, "h1");
  const pages = place("pages", head, "nav");
  const exercise = place("exercise", head);
  const tools = place("tools", head);
  const colours = place("colours", head, "select");
  const share = place("share", head, "button");
  share.type = "button";
  const said = place("said", head, "span");
  said.setAttribute("role", "status");

  const slots = { notes: place("notes"), steps: place("steps") };
  const work = place("work");
  const left = place("left", work);
  slots.stage = place("stage", left);
  const controls = place("controls", left);
  slots.bar = place("bar", controls);
  slots.levers = place("levers", controls);
  slots.aside = place("aside", work);
  slots.whole = place("whole");
  slots.unseen = place("unseen");
  slots.tools = tools;
  slots.exercise = exercise;

  // The pages are links, so that they are said, opened beside this one and copied as links are.
  const address = (to) => {
    const parts = new URLSearchParams(window.location.search);
    for (const [key, value] of Object.entries(to)) parts.set(key, value);
    if (to.scenario) parts.delete("load_kg"); // another exercise comes with its own bar
    return `?${parts}`;
  };
  const links = new Map();
  const words = () => {
    title.textContent = model.title;
    share.innerHTML = `${ARROW}<span>${model.share}</span>`;
    share.setAttribute("aria-label", model.share);
    colours.setAttribute("aria-label", model.colours);
    colours.replaceChildren(...Object.entries(model.themes).map(([name, word]) => new Option(word, name)));
    pages.setAttribute("aria-label", model.heading);
    pages.replaceChildren();
    for (const [name, word] of Object.entries(model.pages)) {
      const link = place("", pages, "a");
      link.textContent = word;
      link.dataset.page = name;
      links.set(name, link);
    }
  };
  const open = () => {
    root.dataset.page = model.page;
    root.dataset.layout = model.layout;
    for (const [name, link] of links) {
      if (name === model.page) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
      link.href = address({ page: name });
    }
    links.get(model.page)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  // Links to a page, wherever they stand, open it here; with a key held down, in a tab of their own.
  const linked = (event) => event.composedPath().find((node) => node.dataset?.page && node.tagName === "A");
  const where = ({ dataset: { page, at, scenario } }) => ({ page, ...(at && { at }), ...(scenario && { scenario }) });
  root.addEventListener("pointerdown", (event) => {
    const link = linked(event);
    if (link) link.href = address(where(link));
  });
  root.addEventListener("click", (event) => {
    const link = linked(event);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    model.asked = [model.asked[0] + 1, where(link)];
  });

  const theme = () => {
    document.documentElement.dataset.theme = root.dataset.theme = model.theme;
    colours.value = model.theme;
  };
  colours.addEventListener("change", () => { model.theme = colours.value; });

  let timer = 0;
  share.addEventListener("click", async () => {
    const here = window.location.href;
    try {
      await navigator.clipboard.writeText(here);
      said.textContent = model.shared;
    } catch {
      said.textContent = here; // without leave to copy, at least it can be read
    }
    clearTimeout(timer);
    timer = setTimeout(() => { said.textContent = ""; }, SAID);
  });

  // Stage and controls stay in sight; where they are taller than the window, their lower end does.
  const stick = () => left.style.setProperty("--stuck", `${Math.min(12, window.innerHeight - left.offsetHeight - 12)}px`);
  const watch = new ResizeObserver(stick);
  watch.observe(left);
  window.addEventListener("resize", stick);

  words();
  theme();
  open();
  for (const [child, slot] of Object.entries(slots)) {
    put(slot, child);
    model.on(child, () => put(slot, child));
  }
  model.on("theme", theme);
  model.on("page", () => {
    open();
    root.scrollIntoView();
  });
  model.on("layout", open);
  for (const text of ["title", "share"]) model.on(text, words);
  model.on("remove", () => {
    clearTimeout(timer);
    watch.disconnect();
    window.removeEventListener("resize", stick);
  });
  return root;
}
