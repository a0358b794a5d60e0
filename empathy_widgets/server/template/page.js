/** The frame of a chapter: opening, failing, the drawer, and the word that the page can be used. */
(() => {
  const PATIENCE = 60_000; // ms until a chapter that does not open says so
  const LOOK_EVERY = 3_000; // ms
  const TRIES = 2; // how often a page that opened without one of its widgets is loaded again by itself
  const TRIED = "ew-tried";
  const EMPTY_FOR = 5_000; // ms an anywidget may take to draw; one that draws nothing is then let be
  const root = document.documentElement;
  const frame = () => new Promise((done) => setTimeout(done, 16)); // also in a tab that is not looked at
  let written = false;
  const watches = [setTimeout(() => window.chapterFailed(), PATIENCE), setInterval(look, LOOK_EVERY)];

  /** A browser does not say that a page broke off in its middle: the server is asked whether it is still there. */
  async function look() {
    await fetch("/alive", { cache: "no-store" }).catch(() => window.chapterFailed());
  }

  function show(shown) {
    watches.forEach(clearInterval);
    for (const id of ["opening", "failed"]) document.getElementById(id)?.toggleAttribute("hidden", id !== shown);
    document.getElementById("cells")?.removeAttribute("aria-busy");
  }

  window.chapterFailed = () => {
    written = true;
    show("failed");
  };
  window.chapterWritten = async () => {
    written = true;
    const outputs = [...document.querySelectorAll(".output > script")].map((script) => JSON.parse(script.textContent));
    const views = outputs.map((output) => output.data["application/vnd.jupyter.widget-view+json"]?.model_id).filter(Boolean);
    sayGoodbye();
    try {
      await allDrawn(await theManager(), views);
      show(null);
      root.dataset.pageReady = "true";
      sessionStorage.removeItem(TRIED);
    } catch (error) {
      console.warn(error);
      await tryAgain();
    }
  };

  /** Voilà's widget manager, once its front end runs and the kernel has told it every widget, however long that takes. */
  async function theManager() {
    while (!window.jupyterapp) await frame();
    const manager = await window.jupyterapp.widgetManagerPromise.promise;
    while (!manager.restoredStatus) await frame();
    return manager;
  }

  /**
   * Whether a widget was given up: ipywidgets waits two seconds for its model and, on a page that was busy meanwhile, does
   * not look again when they are over. Its place then bears this class and holds nothing.
   */
  function givenUp() {
    return document.querySelector("#cells .jupyter-widgets:not(:has(*))");
  }

  /** Load the page once more where a crowd at the door kept a widget out; say that it failed once that was tried enough. */
  async function tryAgain() {
    const tries = Number(sessionStorage.getItem(TRIED));
    const alive = await fetch("/alive", { cache: "no-store" }).then((answer) => answer.ok, () => false);
    if (!alive || tries >= TRIES) return window.chapterFailed();
    sessionStorage.setItem(TRIED, String(tries + 1));
    location.reload();
  }

  /** Every view asked for, and every child of it, stands on the page; an anywidget fills its place a moment later. */
  async function allDrawn(manager, views) {
    for (const id of views) await drawn(await manager.get_model(id));
  }

  async function drawn(model) {
    while (!Object.keys(model.views ?? {}).length) {
      if (givenUp()) return Promise.reject("a widget was given up");
      await frame();
    }
    const views = await Promise.all(Object.values(model.views));
    const end = performance.now() + EMPTY_FOR;
    const drew = (view) => !model.get("_esm") || view.el.firstChild || performance.now() > end;
    while (!views.some((view) => view.el.isConnected && drew(view))) await frame();
    for (const child of model.get("children") ?? []) await drawn(child);
  }

  /** Tell the server when this page goes, so that its kernel goes too. */
  function sayGoodbye() {
    const told = /** @type {HTMLElement} */ (document.getElementById("jupyter-config-data"));
    const { kernelId } = JSON.parse(told.textContent);
    window.addEventListener("pagehide", () => navigator.sendBeacon(`/voila/api/shutdown/${kernelId}`));
    window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (!written) window.chapterFailed(); // the server went away in the middle of the page
    document.querySelector(".again")?.addEventListener("click", () => location.reload());
    const drawer = document.querySelector(".drawer");
    const side = document.querySelector(".side");
    const open = (value) => {
      drawer?.setAttribute("aria-expanded", String(value));
      side?.toggleAttribute("data-open", value);
    };
    drawer?.addEventListener("click", () => open(drawer.getAttribute("aria-expanded") !== "true"));
    side?.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !side.hasAttribute("data-open")) return;
      open(false);
      drawer?.focus();
    });
  });
})();
