// The one clock that figure, ghost and scrub bar share.

const KEY_FRAME = 1.2; // s that a key frame stays where motion is reduced
const EPSILON = 1e-6; // s

export class Clock {
  constructor(model, still) {
    Object.assign(this, { model, still, motion: null, t: 0, playing: false, held: 0, last: 0 });
  }

  get total() {
    return this.model.scene.phases.reduce((sum, [, seconds]) => sum + seconds, 0) || this.motion.end;
  }

  // Whether it stands where a repetition that fails stops.
  get failed() {
    return this.model.scene.status !== "ok" && this.t >= this.motion.end - EPSILON;
  }

  get phase() {
    let from = 0;
    for (const [word, seconds] of this.model.scene.phases) {
      from += seconds;
      if (this.t < from) return word;
    }
    return this.model.scene.phases.at(-1)?.[0] ?? "";
  }

  take(motion, started) {
    this.motion = motion;
    if (!started) {
      this.playing = this.model.autoplay && !this.still.matches;
      this.t = this.playing ? 0 : this.model.time_s ?? this.model.scene.deepest_s;
    }
    this.t = Math.min(this.t, motion.end);
  }

  run(on) {
    if (on && this.motion && this.t >= this.motion.end - EPSILON) this.t = 0;
    this.playing = on;
    this.held = 0;
    this.last = performance.now();
  }

  seek(to) {
    this.t = Math.min(Math.max(to, 0), this.motion.end);
    this.playing = false;
  }

  // Time of the frame that many frames on.
  frame(steps) {
    const now = this.motion.frame(this.t + EPSILON);
    return this.motion.time(Math.min(Math.max(now + steps, 0), this.motion.frames - 1));
  }

  // Move on to a moment of the browser's clock; false where the repetition ends here.
  tick(now) {
    const seconds = (Math.min(now - this.last, 100) / 1000) * this.model.speed;
    this.last = now;
    if (!this.still.matches) {
      this.t += seconds;
    } else if ((this.held += seconds) >= KEY_FRAME) {
      this.held = 0;
      this.t = this.keys().find((key) => key > this.t + EPSILON) ?? Infinity;
    }
    if (this.t < this.motion.end) return true;
    if (this.model.loop && this.model.scene.status === "ok") {
      this.t = this.still.matches ? 0 : this.t % this.motion.end;
      return true;
    }
    this.t = this.motion.end;
    return false;
  }

  keys() {
    let from = 0;
    const { phases, deepest_s: deepest } = this.model.scene, end = this.motion.end;
    const ends = phases.map(([, seconds]) => (from += seconds));
    return [0, deepest / 2, ...ends, end].filter((key) => key <= end).sort((a, b) => a - b);
  }
}
