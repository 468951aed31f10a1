// The scrub bar: phases, the moment of falling, the time.
import { filled } from "./svg.js";

const LATE = 0.7; // of the repetition; later marks have their words at the left

export class Scrub {
  constructor(root, clock, words) {
    const $ = (selector) => root.querySelector(selector);
    Object.assign(this, { root, clock, words, range: $("input"), track: $(".track"), scale: $(".scale"), face: $(".clock") });
    this.shown = "";
  }

  rule(scene) {
    const { clock, words } = this, all = clock.total, at = (s) => `${((100 * s) / all).toFixed(2)}%`;
    this.range.max = all;
    this.root.classList.toggle("fails", scene.status !== "ok");
    let from = 0, track = "", scale = "";
    for (const [word, seconds] of scene.phases) {
      if (seconds <= 0) continue;
      track += `<i class="phase" style="left:${at(from)};width:${at(seconds)}"></i>`;
      scale += `<span style="left:${at(from + seconds / 2)}">${word}<span class="long">${filled(words.phase, "", +seconds.toFixed(1))}</span></span>`;
      from += seconds;
    }
    const failed = scene.status === "ok" ? null : clock.motion.end;
    if (failed !== null) track += `<i class="beyond" style="left:${at(failed)};width:${at(Math.max(all - failed, 0))}"></i>`;
    const mark = failed ?? scene.tips_s;
    if (mark !== null && mark !== undefined) {
      const text = failed === null ? words.tips_here : scene.status === "falls" ? words.falls_here : words.ends_here;
      scale += `<b class="${mark > LATE * all ? "left" : ""}" style="left:${at(mark)}">${text}</b>`;
    }
    this.track.innerHTML = `${track}<i class="done"></i>`;
    this.done = this.track.lastChild;
    this.scale.innerHTML = scale;
  }

  paint() {
    const { clock, range } = this, { t, total } = clock;
    if (range.getRootNode().activeElement !== range || clock.playing) range.value = t;
    this.done.style.width = `${((100 * t) / total).toFixed(2)}%`;
    const text = filled(this.words.clock, `<b>${t.toFixed(1)}</b>`, total.toFixed(1));
    if (text !== this.shown) this.face.innerHTML = this.shown = text;
  }
}
