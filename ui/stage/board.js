// The board's markup: the picture with its words, and the controls under it.
import { filled } from "./svg.js";

const FAMILY = "Atkinson Hyperlegible Next";
const SPEEDS = [[0.25, "¼"], [0.5, "½"], [1, "1×"]];
const ICONS = {
  play: '<path d="M8 5.5v13l11-6.5z"/>',
  pause: '<path d="M7 5h3.6v14H7zM13.4 5H17v14h-3.6z"/>',
  loop: '<path class="drawn" d="M17 4l3 3-3 3M20 7H7a3 3 0 0 0-3 3v1M7 20l-3-3 3-3M4 17h13a3 3 0 0 0 3-3v-1"/>',
  eye: '<path class="drawn" d="M2.5 12S6 6 12 6s9.5 6 9.5 6-3.5 6-9.5 6-9.5-6-9.5-6z"/><circle cx="12" cy="12" r="2.8"/>',
};

export const icon = (name) => `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${ICONS[name]}</svg>`;

export function board(words) {
  const speeds = SPEEDS.map(([speed, text]) => (
    `<button type="button" data-speed="${speed}" aria-label="${filled(words.speed, text)}">${text}</button>`
  ));
  return `
<div class="board" role="group" aria-label="${words.figure}">
  <div class="picture">
    <svg class="canvas" role="img"><title></title><desc></desc><defs></defs>
      <g class="behind"></g><g class="under"></g><g class="athlete"></g><g class="over"></g>
    </svg>
    <p class="heading"></p>
    <button type="button" class="numbers">${icon("eye")}<span></span></button>
  </div>
  <p class="reason" role="status"></p>
  <div class="transport">
    <button type="button" class="play" disabled></button>
    <div class="scrub">
      <div class="track" aria-hidden="true"></div>
      <input type="range" min="0" step="any" aria-label="${words.scrub}" disabled>
      <div class="scale" aria-hidden="true"></div>
    </div>
    <div class="clock"></div>
    <div class="speeds" role="group" aria-label="${words.speeds}">${speeds.join("")}</div>
    <button type="button" class="loop" aria-label="${words.loop}">${icon("loop")}</button>
  </div>
</div>`;
}

export function loadFont(bytes) {
  if (!bytes || [...document.fonts].some((face) => face.family.includes(FAMILY))) return;
  const face = new FontFace(FAMILY, bytes, { weight: "200 800" });
  document.fonts.add(face);
  face.load();
}
