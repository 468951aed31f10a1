import { Figure, Trajectory } from "./figure.js";
import { Marks, change, fit, sizes } from "./marks.js";

const FAMILY = "Atkinson Hyperlegible Next";
const NARROW = 560; // px; a phone
const STEP = 0.1; // s, of an arrow key
const KEY_FRAME = 1.2; // s that a key frame stays where motion is reduced
const SPEEDS = [[0.25, "¼"], [0.5, "½"], [1, "1×"]];
const ICONS = {
  play: '<path d="M8 5.5v13l11-6.5z"/>',
  pause: '<path d="M7 5h3.6v14H7zM13.4 5H17v14h-3.6z"/>',
  loop: '<path class="drawn" d="M17 4l3 3-3 3M20 7H7a3 3 0 0 0-3 3v1M7 20l-3-3 3-3M4 17h13a3 3 0 0 0 3-3v-1"/>',
  eye: '<path class="drawn" d="M2.5 12S6 6 12 6s9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6z"/><circle cx="12" cy="12" r="2.8"/>',
};
const icon = (name) => `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${ICONS[name]}</svg>`;

const PAGE = `
<div class="board" role="group" aria-label="Figure">
  <div class="picture">
    <svg class="canvas" role="img"><title></title><desc></desc><defs></defs>
      <g class="behind"></g><g class="under"></g><g class="athlete"></g><g class="over"></g>
    </svg>
    <p class="heading"></p>
    <button type="button" class="numbers">${icon("eye")}<span></span></button>
  </div>
  <p class="reason" role="status"></p>
  <div class="transport">
    <button type="button" class="play"></button>
    <div class="scrub">
      <div class="track" aria-hidden="true"></div>
      <input type="range" min="0" step="any" aria-label="Time in the repetition">
      <div class="scale" aria-hidden="true"></div>
    </div>
    <div class="clock"></div>
    <div class="speeds" role="group" aria-label="Speed">
      ${SPEEDS.map(([speed, text]) => `<button type="button" data-speed="${speed}" aria-label="Speed ${text}">${text}</button>`).join("")}
    </div>
    <button type="button" class="loop" aria-label="Loop">${icon("loop")}</button>
  </div>
</div>`;

function loadFont(bytes) {
  if (!bytes || [...document.fonts].some((face) => face.family.includes(FAMILY))) return;
  const face = new FontFace(FAMILY, bytes, { weight: "200 800" });
  document.fonts.add(face);
  face.load();
}

export default {
  render({ model, el }) {
    el.innerHTML = PAGE;
    const $ = (selector) => el.querySelector(selector);
    const root = $(".board"), picture = $(".picture"), canvas = $(".canvas"), range = $("input");
    const groups = { behind: $(".behind"), athlete: $(".athlete") };
    const marks = new Marks($(".under"), $(".over"));
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const seen = { frames: 0, received: 0, time: null }; // what was painted and sent
    let motion = null, behind = null, figure = null, ghost = null, view = null;
    let t = 0, shown = "", playing = false, last = 0, held = 0, request = 0, stale = true, drawn = [], started = false, facts = null;

    const total = () => model.scene.phases.reduce((sum, [, seconds]) => sum + seconds, 0) || motion.end;
    const ended = () => model.scene.status !== "ok" && t >= motion.end - 1e-6;
    const ask = () => { request ||= requestAnimationFrame(tick); };

    // What was sent, taken in all at once: parts of one message arrive as separate changes.
    function load() {
      stale = false;
      motion = Trajectory.read(model.motion, model.frames, model.columns);
      if (!motion || !model.figure.defs) { motion = null; return; }
      const scene = model.scene, other = model.ghost_figure.defs ? model.ghost_figure : model.figure;
      behind = Trajectory.read(model.ghost_motion, model.ghost_frames, model.columns);
      if (drawn[0] !== model.figure || drawn[1] !== model.ghost_figure) {
        drawn = [model.figure, model.ghost_figure];
        $("defs").innerHTML = model.figure.defs + (model.ghost_figure.defs ?? "");
        figure = new Figure(groups.athlete, model.figure.pose, model.figure);
        ghost = null;
      }
      figure.load(scene);
      if (behind) {
        ghost ??= new Figure(groups.behind, other.ghost, other);
        ghost.load(model.ghost_scene);
      } else {
        ghost = null;
        groups.behind.innerHTML = "";
      }
      groups.behind.classList.toggle("shown", behind !== null);
      canvas.querySelector("title").textContent = scene.title;
      $(".heading").textContent = scene.title;
      $(".reason").textContent = "";
      if (!started) {
        started = true;
        playing = model.autoplay && !still.matches;
        t = playing ? 0 : model.time_s ?? scene.deepest_s;
        label();
      }
      t = Math.min(t, motion.end);
      rule();
      arrange();
    }

    // Sizes, for the room that there is.
    function arrange() {
      if (!motion) return;
      const { width, height } = picture.getBoundingClientRect();
      if (!width || !height) return;
      root.classList.toggle("phone", root.clientWidth < NARROW);
      const size = sizes(root), other = behind ? model.ghost_scene : null;
      change(canvas, { viewBox: `0 0 ${width} ${height}` });
      const { offsetTop, offsetHeight } = $(".heading");
      view = fit(width, height, size, model.scene, other, root.clientWidth < NARROW, offsetTop + offsetHeight);
      const placed = `translate(${view.x0.toFixed(1)} ${view.ground.toFixed(1)}) scale(${(view.scale / 1000).toFixed(5)})`;
      for (const group of Object.values(groups)) group.setAttribute("transform", placed);
      marks.settle(view, size, model.scene, other, motion);
      $(".numbers").style.bottom = view.phone ? "" : `${height - view.ground + 12}px`;
      const note = $(".reason").style;
      note.left = view.phone ? "" : `${Math.min(marks.noteX, width - size.pad - 11 * size.label)}px`;
      note.top = view.phone ? "" : `${marks.noteY}px`;
      ask();
    }

    // The scrub bar's phases and marks.
    function rule() {
      const scene = model.scene, w = scene.words, all = total(), at = (s) => `${(100 * s / all).toFixed(2)}%`;
      range.max = all;
      root.classList.toggle("fails", scene.status !== "ok");
      let from = 0, track = "", words = "";
      for (const [word, seconds] of scene.phases) {
        if (seconds <= 0) continue;
        track += `<i class="phase" style="left:${at(from)};width:${at(seconds)}"></i>`;
        words += `<span style="left:${at(from + seconds / 2)}">${word} ${+seconds.toFixed(1)} s</span>`;
        from += seconds;
      }
      const failed = scene.status === "ok" ? null : motion.end;
      if (failed !== null) track += `<i class="beyond" style="left:${at(failed)};width:${at(Math.max(all - failed, 0))}"></i>`;
      const mark = failed ?? scene.tips_s;
      if (mark !== null && mark !== undefined) {
        const text = failed === null ? w.tips_here : scene.status === "falls" ? w.falls_here : w.ends_here;
        words += `<b class="${mark > 0.7 * all ? "left" : ""}" style="left:${at(mark)}">${text}</b>`;
      }
      $(".track").innerHTML = `${track}<i class="done"></i>`;
      $(".scale").innerHTML = words;
    }

    function phase() {
      let from = 0;
      for (const [word, seconds] of model.scene.phases) {
        from += seconds;
        if (t < from) return word;
      }
      return model.scene.phases.at(-1)?.[0] ?? "";
    }

    function paint() {
      motion.seek(t);
      figure.paint(motion);
      if (ghost) ghost.paint(behind.seek(t));
      facts = marks.paint(motion, behind);
      const all = total();
      if (document.activeElement !== range || playing) range.value = t;
      $(".done").style.width = `${(100 * t / all).toFixed(2)}%`;
      const clock = `<b>${t.toFixed(1)}</b> / ${all.toFixed(1)} s`;
      if (clock !== shown) $(".clock").innerHTML = shown = clock;
      const text = ended() ? `${model.scene.reason ?? ""}` : "";
      if ($(".reason").textContent !== text) $(".reason").textContent = text;
      seen.frames += 1;
      seen.time = t;
    }

    // Words for those who do not see the figure; only when it stands still.
    function describe() {
      const lean = Math.round(motion.get("trunk_lean_deg"));
      range.setAttribute("aria-valuetext", `${t.toFixed(1)} seconds, ${phase()}, trunk lean ${lean} degrees`);
      canvas.querySelector("desc").textContent = [
        `Trunk lean ${lean} degrees`,
        `hips moved back ${Math.round(100 * facts.shift)} centimetres`,
        `centre of mass ${Math.round(100 * facts.margin)} centimetres behind the front edge of the support`,
        `lower back moment ${Math.round(facts.moment)} newton metres`,
        ended() ? model.scene.reason : "",
      ].filter(Boolean).join("; ");
    }

    function tick(now) {
      request = 0;
      if (stale) load();
      if (!motion || !view) return;
      if (playing) advance(Math.min(now - last, 100) / 1000 * model.speed);
      last = now;
      paint();
      if (playing) ask(); else describe();
    }

    function advance(seconds) {
      if (!still.matches) {
        t += seconds;
      } else if ((held += seconds) >= KEY_FRAME) {
        held = 0;
        t = keys().find((key) => key > t + 1e-6) ?? Infinity;
      }
      if (t < motion.end) return;
      if (model.loop && model.scene.status === "ok") {
        t = still.matches ? 0 : t % motion.end;
      } else {
        t = motion.end;
        set(false);
      }
    }

    function keys() {
      let from = 0;
      const ends = model.scene.phases.map(([, seconds]) => (from += seconds));
      return [0, model.scene.deepest_s / 2, ...ends, motion.end].filter((key) => key <= motion.end).sort((a, b) => a - b);
    }

    function set(on) {
      if (on && motion && t >= motion.end - 1e-6) t = 0;
      playing = on;
      held = 0;
      last = performance.now();
      label();
      if (!on) model.time_s = t;
      ask();
    }

    function seek(to, write = true) {
      if (!motion) return;
      t = Math.min(Math.max(to, 0), motion.end);
      if (playing) { playing = false; label(); }
      range.value = t;
      if (write) model.time_s = t;
      ask();
    }

    function label() {
      const play = $(".play");
      play.innerHTML = icon(playing ? "pause" : "play");
      play.setAttribute("aria-label", playing ? "Pause" : "Play");
      for (const button of el.querySelectorAll("[data-speed]")) {
        button.setAttribute("aria-pressed", Number(button.dataset.speed) === model.speed);
      }
      $(".loop").setAttribute("aria-pressed", model.loop);
      $(".numbers span").textContent = model.numbers ? "Hide numbers" : "Show numbers";
      root.classList.toggle("quiet", !model.numbers);
      root.dataset.theme = model.theme;
    }

    function press(event) {
      const path = event.composedPath(), inside = path.includes(root);
      const scrolls = document.scrollingElement.scrollHeight > innerHeight + 1;
      if (event.altKey || event.ctrlKey || event.metaKey || !(inside || (path[0] === document.body && !scrolls))) return;
      const by = { ArrowLeft: -STEP, ArrowDown: -STEP, ArrowRight: STEP, ArrowUp: STEP }[event.key];
      if (event.key === " " && path[0].tagName !== "BUTTON") set(!playing);
      else if (by) seek(t + by);
      else if (event.key === "Home") seek(0);
      else if (event.key === "End") seek(motion?.end ?? 0);
      else return;
      event.preventDefault();
    }

    $(".play").addEventListener("click", () => set(!playing));
    $(".loop").addEventListener("click", () => { model.loop = !model.loop; });
    $(".numbers").addEventListener("click", () => { model.numbers = !model.numbers; });
    $(".speeds").addEventListener("click", (event) => {
      const speed = Number(event.target.dataset.speed);
      if (speed) model.speed = speed;
    });
    range.addEventListener("input", () => seek(Number(range.value), false));
    range.addEventListener("change", () => seek(Number(range.value)));
    document.addEventListener("keydown", press);

    const sent = ["motion", "frames", "figure", "scene", "ghost_motion", "ghost_frames", "ghost_figure", "ghost_scene"];
    model.on(sent.map((name) => `change:${name}`), () => { stale = true; ask(); });
    model.on("change:motion", () => { seen.received += 1; });
    model.on(["change:numbers", "change:speed", "change:loop"], () => { label(); ask(); });
    model.on("change:theme", () => { label(); arrange(); });
    model.on("change:time_s", () => {
      if (model.time_s !== null && Math.abs(model.time_s - t) > 1e-3) seek(model.time_s, false);
    });
    const watch = new ResizeObserver(arrange);
    watch.observe(picture);
    model.on("remove", () => {
      cancelAnimationFrame(request);
      request = -1;
      watch.disconnect();
      document.removeEventListener("keydown", press);
    });

    window.__stage = Object.freeze({
      get frames() { return seen.frames; },
      get received() { return seen.received; },
      get frame() { return motion && seen.time !== null ? motion.frame(seen.time) : null; },
      get time() { return seen.time; },
      get playing() { return playing; },
      get ghost() { return Boolean(ghost); },
    });
    loadFont(model.font);
    document.fonts.ready.then(arrange);
    if (model.motion) seen.received = 1;
    label();
    ask();
  },
};
