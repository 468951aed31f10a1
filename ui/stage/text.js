// How much room words take.

let pen = null;

// Width of the widest of some lines. [px]
export function measure(size, lines, weight = 600) {
  pen ??= document.createElement("canvas").getContext("2d");
  pen.font = `${weight} ${size}px "Atkinson Hyperlegible Next", sans-serif`;
  return Math.max(0, ...lines.map((line) => pen.measureText(line).width));
}

// How many lines words fill at a width.
export function lines(size, words, width, weight = 600) {
  let count = 1, line = "";
  for (const word of words.split(" ")) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(size, [longer], weight) > width) {
      count += 1;
      line = word;
    } else {
      line = longer;
    }
  }
  return count;
}

// Sizes that the style sheet sets for this width and profile.
export function sizes(root) {
  const style = getComputedStyle(root);
  const read = (name) => parseFloat(style.getPropertyValue(`--hl-${name}`)) || 1;
  return Object.fromEntries(["label", "value", "line", "mark", "pad"].map((name) => [name, read(name)]));
}
