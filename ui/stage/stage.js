import { board, icon, loadFont } from "./board.js";
import { Clock } from "./clock.js";
import { Figure, Trajectory } from "./figure.js";
import { fit } from "./fit.js";
import { Marks } from "./marks.js";
import { Scrub } from "./scrub.js";
import { change, filled, whole } from "./svg.js";
import { lines, sizes } from "./text.js";

const NARROW = 560; // px; a phone
const STEP = 0.1; // s, of an arrow key

export default {
  render({ model, el }) {
    const words = model.words;
    el.innerHTML = board(words);
    const $ = (selector) => el.querySelector(selector);
    const root = $(".board"), picture = $(".picture"), canvas = $(".canvas"), range = $("input");
    const groups = { behind: $(".behind"), athlete: $(".athlete") };
    const marks = new Marks($(".under"), $(".over"));
    const still = matchMedia("(prefers-reduced-motion: reduce)");
    const clock = new Clock(model, still);
    const scrub = new Scrub(root, clock, words);
    const seen = { frames: 0, received: 0, time: null }; // what was painted and sent
    let motion = null, behind = null, figure = null, ghost = null, view = null;
    let request = 0, stale = true, inSight = false, restart = false, drawn = [], started = false, facts = null;

    const ask = () => { request ||= requestAnimationFrame(tick); };

    // What was sent, taken in all at once: parts of one message arrive as separate changes.
    function load() {
      stale = false;
      motion = Trajectory.read(model.motion, model.frames, model.columns);
      if (!model.figure.defs) motion = null;
      $(".play").disabled = range.disabled = motion === null;
      if (!motion) return;
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
      $(".loop").disabled = scene.status !== "ok"; // a repetition that fails plays once
      $(".reason").innerHTML = "";
      clock.take(motion, started);
      if (!started) {
        started = true;
        label();
      }
      scrub.rule(scene);
      arrange();
    }

    // Sizes, for the room that there is.
    function arrange() {
      if (!motion) return;
      const phone = root.clientWidth < NARROW, scene = model.scene;
      root.classList.toggle("phone", phone);
      const size = sizes(root), other = behind ? model.ghost_scene : null;
      // On a phone the reason has rows of its own, and the picture does not jump when it comes.
      const rows = phone && scene.reason ? lines(size.label, `${scene.verdict} ${scene.reason}`, root.clientWidth - 2 * size.pad) : 0;
      $(".reason").style.minHeight = `${1.3 * rows}em`;
      const { width, height } = picture.getBoundingClientRect();
      inSight = width > 0 && height > 0;
      if (!inSight) return;
      change(canvas, { viewBox: `0 0 ${width} ${height}` });
      const { offsetLeft, offsetTop, offsetWidth, offsetHeight } = $(".heading");
      const heading = { right: offsetLeft + offsetWidth, bottom: offsetTop + offsetHeight };
      const key = [scene.title, model.theme, Math.round(width), Math.round(height)].join();
      const stage = { key, width, height, size, words, scene, ghost: other, heading, phone, button: $(".numbers").offsetWidth };
      view = fit(stage, view);
      const placed = `translate(${view.x0.toFixed(1)} ${view.ground.toFixed(1)}) scale(${(view.scale / 1000).toFixed(5)})`;
      for (const group of Object.values(groups)) group.setAttribute("transform", placed);
      canvas.style.setProperty("--hl-fine", view.fine.toFixed(2));
      marks.settle(view, size, scene, other, motion);
      $(".numbers").style.bottom = phone ? "" : `${height - view.ground + 12}px`;
      const place = phone ? null : view.notes.reason;
      for (const [name, pixels] of [["left", place?.x], ["top", place?.y], ["width", place && place.wide + 2]]) {
        $(".reason").style[name] = place ? `${pixels}px` : "";
      }
      ask();
    }

    function paint() {
      motion.seek(clock.t);
      figure.paint(motion);
      if (ghost) ghost.paint(behind.seek(clock.t));
      facts = marks.paint(motion, behind);
      scrub.paint();
      const text = clock.failed ? `<b>${model.scene.verdict}</b> <span>${model.scene.reason}</span>` : "";
      if ($(".reason").dataset.said !== text) $(".reason").innerHTML = $(".reason").dataset.said = text;
      seen.frames += 1;
      seen.time = clock.t;
    }

    // On the back -90 is flat, and what is said is how far from it.
    function leanAloud(degrees) {
      if (!model.scene.lies) return filled(words.lean_aloud, whole(degrees));
      const slope = Math.round(degrees + 90);
      if (!slope) return words.flat_aloud;
      return filled(slope > 0 ? words.hips_low_aloud : words.hips_high_aloud, whole(Math.abs(slope)));
    }

    // Words for those who do not see the figure; only when it stands still.
    function describe() {
      const lean = leanAloud(motion.get("trunk_lean_deg"));
      const centimetres = (text, metres) => filled(text, whole(100 * Math.abs(metres)));
      range.setAttribute("aria-valuetext", [filled(words.seconds_aloud, clock.t.toFixed(1)), clock.phase, lean].join(", "));
      canvas.querySelector("desc").textContent = [
        lean,
        centimetres(facts.shift < 0 ? words.hips_forward_aloud : words.hips_back_aloud, facts.shift),
        centimetres(facts.margin < 0 ? words.past_edge_aloud : words.to_edge_aloud, facts.margin),
        filled(words.moment_aloud, whole(facts.moment)),
        clock.failed ? model.scene.reason : "",
      ].filter(Boolean).join("; ");
    }

    function tick(now) {
      request = 0;
      if (stale) load();
      if (restart && motion) {
        restart = false;
        picture.scrollIntoView({ block: "nearest" }); // it may have been asked for from below
        clock.seek(still.matches ? motion.end : 0);
        set(!still.matches);
      }
      if (!motion || !view || !inSight) return; // not in sight: it goes on when it is seen again
      if (clock.playing && !clock.tick(now)) set(false);
      paint();
      if (clock.playing) ask(); else describe();
    }

    function set(on) {
      clock.run(on);
      label();
      if (!on) model.time_s = clock.t;
      ask();
    }

    function seek(to, write = true) {
      if (!motion) return;
      clock.seek(to);
      label();
      range.value = clock.t;
      if (write) model.time_s = clock.t;
      ask();
    }

    function label() {
      const play = $(".play"), name = clock.playing ? "pause" : "play";
      if (play.getAttribute("aria-label") !== words[name]) {
        play.innerHTML = icon(name);
        play.setAttribute("aria-label", words[name]);
      }
      for (const button of el.querySelectorAll("[data-speed]")) {
        button.setAttribute("aria-pressed", Number(button.dataset.speed) === model.speed);
      }
      $(".loop").setAttribute("aria-pressed", model.loop);
      $(".numbers span").textContent = model.numbers ? words.hide_numbers : words.show_numbers;
      root.classList.toggle("quiet", !model.numbers);
      root.dataset.theme = model.theme;
    }

    function press(event) {
      const path = event.composedPath(), inside = path.includes(root);
      const scrolls = document.scrollingElement.scrollHeight > innerHeight + 1;
      if (event.altKey || event.ctrlKey || event.metaKey || !(inside || (path[0] === document.body && !scrolls))) return;
      const by = { ArrowLeft: -STEP, ArrowDown: -STEP, ArrowRight: STEP, ArrowUp: STEP }[event.key];
      const frames = { ",": -1, ".": 1 }[event.key];
      if (event.key === " " && path[0].tagName !== "BUTTON") set(!clock.playing);
      else if (by) seek(clock.t + by);
      else if (frames && motion) seek(clock.frame(frames));
      else if (event.key === "Home") seek(0);
      else if (event.key === "End") seek(motion?.end ?? 0);
      else return;
      event.preventDefault();
    }

    $(".play").addEventListener("click", () => set(!clock.playing));
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
    model.on("change:started", () => { restart = true; ask(); });
    model.on(["change:numbers", "change:speed", "change:loop"], () => { label(); ask(); });
    model.on("change:theme", () => { label(); arrange(); });
    model.on("change:time_s", () => {
      if (model.time_s !== null && Math.abs(model.time_s - clock.t) > 1e-3) seek(model.time_s, false);
    });
    const watch = new ResizeObserver(arrange);
    watch.observe(picture);
    model.on("remove", () => {
      cancelAnimationFrame(request);
      request = -1;
      watch.disconnect();
      document.removeEventListener("keydown", press);
    });

    // For tests, to read only: frames painted, messages received, the frame and time shown, whether it plays and has
    // a ghost, and the view: pixels a metre, and which words it has room for.
    window.__stage = Object.freeze({
      get frames() { return seen.frames; },
      get received() { return seen.received; },
      get frame() { return motion && seen.time !== null ? motion.frame(seen.time) : null; },
      get time() { return seen.time; },
      get playing() { return clock.playing; },
      get ghost() { return Boolean(ghost); },
      get view() { return view && { scale: view.scale, x0: view.x0, ground: view.ground, ...view.plan }; },
    });
    loadFont(model.font);
    document.fonts.ready.then(arrange);
    if (model.motion) seen.received = 1;
    label();
    ask();
  },
};
