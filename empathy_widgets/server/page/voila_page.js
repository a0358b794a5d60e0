import { base, openFrame, sayFailed, sayReady, written } from "./frame.js";

/** The frame of a page that Voilà's own front end draws: a notebook with widgets which are not the workbook's. */
const LET_BE_AFTER = 20_000; // ms for a part to be drawn

async function start() {
  openFrame();
  if (!(await written())) return sayFailed();
  const { kernel } = JSON.parse(document.getElementById("told")?.textContent ?? "{}");
  window.addEventListener("pagehide", () => navigator.sendBeacon(`${base}voila/api/shutdown/${kernel}`));
  const places = [...document.querySelectorAll(".output")];
  const empty = () => places.some((place) => !place.querySelector(":scope > :not(script)"));
  await new Promise((next) => {
    const watch = new MutationObserver(() => empty() || next(null));
    watch.observe(document.getElementById("cells") ?? document.body, { childList: true, subtree: true });
    setTimeout(next, LET_BE_AFTER);
    if (!empty()) next(null);
  });
  sayReady();
}

export default start();
