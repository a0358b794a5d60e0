import { listen } from "../shared/shared.js";

/** Milliseconds while the page is in view: `take()` gives the time since the last `take()`, hidden time left out. */
export function makeStopwatch() {
  let spent = 0;
  let since = document.hidden ? null : performance.now();
  const pause = () => {
    if (since !== null) spent += performance.now() - since;
    since = null;
  };
  const quiet = listen(document, "visibilitychange", () => {
    if (document.hidden) pause();
    else since ??= performance.now();
  });
  return {
    take() {
      pause();
      const taken = spent;
      spent = 0;
      since = document.hidden ? null : performance.now();
      return taken;
    },
    close: quiet,
  };
}
