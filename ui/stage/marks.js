// Everything that is measured, in pixels: geometry moves, words keep their places.
import { Back } from "./back.js";
import { Balance } from "./balance.js";
import { GhostMarks } from "./ghost.js";

export class Marks {
  constructor(under, over) {
    this.ghost = new GhostMarks(over); // first: the lowest
    this.balance = new Balance(under, over);
    this.back = new Back(over);
  }

  // What does not move while it plays.
  settle(view, size, scene, ghost, motion) {
    this.ghost.settle(view, size, ghost);
    this.balance.settle(view, size, scene, motion);
    this.back.settle(view, size, scene);
  }

  paint(motion, behind) {
    this.ghost.paint(behind);
    return { ...this.balance.paint(motion), ...this.back.paint(motion) };
  }
}
