const DRAWN = "http://www.w3.org/2000/svg";
const AROUND = 2 * Math.PI * 92;

/**
 * @param {string} name
 * @param {number} radius
 */
function circle(name, radius) {
  const drawn = document.createElementNS(DRAWN, "circle");
  for (const [attribute, value] of Object.entries({ cx: 100, cy: 100, r: radius, class: name })) {
    drawn.setAttribute(attribute, String(value));
  }
  return drawn;
}

/**
 * The ring: a disc that grows as one breathes in and shrinks as one breathes out, and around it how much of a step that
 * does not move is over. It holds no words; they stand beside it.
 *
 * @param {HTMLElement} element what it is drawn in
 */
export function makeRing(element) {
  const svg = document.createElementNS(DRAWN, "svg");
  svg.setAttribute("viewBox", "0 0 200 200");
  svg.setAttribute("aria-hidden", "true");
  const halo = circle("ew-breathing-halo", 78);
  const disc = circle("ew-breathing-disc", 60);
  const gone = circle("ew-breathing-gone", 92);
  gone.setAttribute("stroke-dasharray", String(AROUND));
  svg.append(circle("ew-breathing-rest", 92), halo, disc, gone);
  const breathing = [halo, disc];

  /** @param {number} share of the turn that is over */
  const turn = (share) => gone.setAttribute("stroke-dashoffset", String(AROUND * (1 - share)));
  turn(0);
  element.append(svg);
  return {
    element,
    turn,
    /**
     * Move to where the step ends, in so many seconds.
     *
     * @param {string} ring
     * @param {number} seconds
     */
    aim(ring, seconds) {
      for (const one of breathing) {
        one.style.transition = `transform ${seconds}s cubic-bezier(0.45, 0.05, 0.55, 0.95)`;
        one.style.transform = `scale(${{ wider: 1, narrower: 0.5, still: 0.75 }[ring] ?? 0.75})`;
      }
    },
    /** Stand where it is. */
    hold() {
      for (const one of breathing) {
        const here = getComputedStyle(one).transform;
        one.style.transition = "none";
        one.style.transform = here === "none" ? "" : here;
        one.getBoundingClientRect(); // the browser takes in where it stands before it is told to move on
      }
    },
    rest() {
      for (const one of breathing) {
        one.style.transition = "";
        one.style.transform = "";
      }
      turn(0);
    },
  };
}
