// The browser's address follows the view: a new page is a step that "back" undoes, a setting is not.

const REST = 100; // ms; a browser takes 10 of them to change its address, and some refuse it at every move of a hand

export function render({ model }) {
  let due = null, timer = 0;
  const keep = () => {
    clearTimeout(timer);
    const search = due;
    due = null;
    if (search && search !== window.location.search) window.history.replaceState({}, "", search + window.location.hash);
  };
  const follow = () => {
    const { search, turn } = model.shown;
    if (turn) {
      keep(); // what is gone back to is the page as it was left
      window.history.pushState({}, "", search + window.location.hash);
      return;
    }
    due = search;
    clearTimeout(timer);
    timer = setTimeout(keep, REST);
  };
  const back = () => {
    due = null;
    model.visited = window.location.search;
  };
  window.addEventListener("popstate", back);
  model.on("shown", follow);
  model.on("remove", () => {
    clearTimeout(timer);
    window.removeEventListener("popstate", back);
  });
  return document.createElement("span");
}
