export const DRAWN = "http://www.w3.org/2000/svg";
const TWEEN = 900; // ms from one drawing to the next

/**
 * Every number between two drawings, `share` of the way (0 to 1); pairs of numbers too.
 *
 * @param {number} share
 */
export function between(from, to, share) {
  const mix = (one, other) => one + (other - one) * share;
  const made = {};
  for (const name of Object.keys(to)) {
    const goal = to[name];
    const start = from[name] ?? goal;
    if (Array.isArray(goal)) made[name] = goal.map((value, index) => mix(start[index], value));
    else made[name] = typeof goal === "number" ? mix(start, goal) : goal;
  }
  return made;
}

function line(d, name = "") {
  const path = document.createElementNS(DRAWN, "path");
  path.setAttribute("d", d);
  path.setAttribute("class", `ew-stroke ${name}`);
  return path;
}

export function dot(x, y, r, name = "ew-dot") {
  const circle = document.createElementNS(DRAWN, "circle");
  for (const [key, value] of Object.entries({ cx: x, cy: y, r, class: name })) circle.setAttribute(key, value);
  return circle;
}

/** A line face from its numbers, in a box of 200 by 220. */
export function faceLines(face) {
  const eye = (x) => {
    const high = 13 * face.lids;
    const top = `M${x - 17} 98 Q${x} ${98 - high * 1.6} ${x + 17} 98`;
    const low = `M${x - 17} 98 Q${x} ${98 + high * 0.7 + (face.lids < 0.1 ? 7 : 0)} ${x + 17} 98`;
    const parts = [line(low)];
    if (face.lids > 0.08) parts.push(line(top), dot(x + face.aside * 9, 97 + face.down * 4, Math.min(5, 2 + high / 3)));
    return parts;
  };
  const brow = (x, side) => {
    const y = 74 - face.brow * 11;
    const inner = y - face.frown * 9;
    const outer = y + face.frown * 4;
    const [start, end] = side < 0 ? [outer, inner] : [inner, outer];
    return line(`M${x - 18} ${start} Q${x} ${Math.min(start, end) - 6} ${x + 18} ${end}`);
  };
  const half = 30 + face.wide * 11;
  const bend = face.curve * 20;
  const open = face.open * 26;
  const mouth = [line(`M${100 - half} ${152 - bend * 0.35} Q100 ${152 + bend - open * 0.3} ${100 + half} ${152 - bend * 0.35}`)];
  if (face.open > 0.04) {
    mouth.push(line(`M${100 - half} ${152 - bend * 0.35} Q100 ${152 + bend + open * 1.6} ${100 + half} ${152 - bend * 0.35}`));
  }
  const group = document.createElementNS(DRAWN, "g");
  group.setAttribute("transform", `rotate(${face.tilt} 100 200)`);
  group.append(
    line("M100 22 C148 22 166 62 164 104 C162 152 134 194 100 194 C66 194 38 152 36 104 C34 62 52 22 100 22 Z", "ew-outline"),
    brow(68, -1), brow(132, 1), ...eye(68), ...eye(132),
    line("M100 104 Q94 124 101 128"), ...mouth,
  );
  return [group];
}

/** A line figure on a chair, in a box of 200 by 220. */
export function postureLines(posture) {
  const lean = (posture.lean * Math.PI) / 180;
  const bow = (posture.bow * Math.PI) / 180;
  const hip = { x: 100, y: 150 };
  const neck = { x: hip.x + Math.sin(lean) * 72, y: hip.y - Math.cos(lean) * 72 };
  const head = { x: neck.x + Math.sin(lean + bow) * 26, y: neck.y - Math.cos(lean + bow) * 26 };
  const lift = posture.shoulders * 9;
  const arm = (side, hand) => {
    const shoulder = { x: neck.x + side * 27, y: neck.y + 11 - lift };
    const end = { x: neck.x + hand[0] * 70, y: 152 - hand[1] * 92 };
    const elbow = { x: (shoulder.x + end.x) / 2 + side * 15, y: Math.max(shoulder.y, (shoulder.y + end.y) / 2 + 16) };
    return [line(`M${neck.x} ${neck.y + 6 - lift * 0.6} L${shoulder.x} ${shoulder.y} Q${elbow.x} ${elbow.y} ${end.x} ${end.y}`), dot(end.x, end.y, 4)];
  };
  return [
    line("M62 152 H138 M70 152 V206 M130 152 V206", "ew-chair"),
    line(`M${hip.x} ${hip.y} Q${hip.x + (neck.x - hip.x) * 0.4} ${(hip.y + neck.y) / 2} ${neck.x} ${neck.y}`),
    dot(head.x, head.y, 17, "ew-outline ew-stroke"),
    ...arm(-1, posture.left), ...arm(1, posture.right),
    line(`M${hip.x} ${hip.y} Q84 156 80 178 L78 206 H68 M${hip.x} ${hip.y} Q116 156 120 178 L122 206 H132`),
  ];
}

/** A drawing that moves smoothly from one named configuration to the next; at once where motion is to be reduced. */
export function makeDrawing(kind) {
  const svg = document.createElementNS(DRAWN, "svg");
  svg.setAttribute("viewBox", "0 0 200 220");
  svg.setAttribute("role", "img");
  svg.setAttribute("class", `ew-drawing ew-${kind}`);
  const lines = kind === "face" ? faceLines : postureLines;
  let shown = null;
  let frame = 0;
  const paint = (numbers) => {
    shown = numbers;
    svg.replaceChildren(...lines(numbers));
  };
  return {
    element: svg,
    show(drawing, name) {
      svg.setAttribute("aria-label", name);
      cancelAnimationFrame(frame);
      const from = shown;
      if (!from || matchMedia("(prefers-reduced-motion: reduce)").matches) return paint(drawing);
      const begun = performance.now();
      const step = (time) => {
        const share = Math.min(1, Math.max(0, (time - begun) / TWEEN));
        paint(between(from, drawing, share * share * (3 - 2 * share)));
        if (share < 1) frame = requestAnimationFrame(step);
      };
      frame = requestAnimationFrame(step);
    },
    close: () => cancelAnimationFrame(frame),
  };
}
