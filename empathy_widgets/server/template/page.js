/** The frame of a chapter: opening, failing, the drawer, and the word that the page can be used. */
(() => {
  const PATIENCE = 60_000; // ms until a chapter that does not open says so
  const LOOK_EVERY = 3_000; // ms
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
    for (const id of ["opening", "failed"]) document.getElementById(id).hidden = id !== shown;
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
    } catch (error) {
      console.error(error);
      window.chapterFailed();
    }
  };

  /** Voilà's widget manager, once its front end runs. */
  async function theManager() {
    while (!window.jupyterapp) await frame();
    return window.jupyterapp.widgetManagerPromise.promise;
  }

  /** Every view asked for, and every child of it, stands on the page; an anywidget fills its place a moment later. */
  async function allDrawn(manager, views) {
    for (const id of views) await drawn(await manager.get_model(id));
  }

  async function drawn(model) {
    while (!Object.keys(model.views ?? {}).length) await frame();
    const views = await Promise.all(Object.values(model.views));
    const end = performance.now() + EMPTY_FOR;
    const drew = (view) => !model.get("_esm") || view.el.firstChild || performance.now() > end;
    while (!views.some((view) => view.el.isConnected && drew(view))) await frame();
    for (const child of model.get("children") ?? []) await drawn(child);
  }

  /** Tell the server when this page goes, so that its kernel goes too. */
  function sayGoodbye() {
    const { kernelId } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
    window.addEventListener("pagehide", () => navigator.sendBeacon(`/voila/api/shutdown/${kernelId}`));
    window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (!written) window.chapterFailed(); // the server went away in the middle of the page
    document.querySelector(".again")?.addEventListener("click", () => location.reload());
    const drawer = document.querySelector(".drawer");
    const side = document.querySelector(".side");
    const open = (value) => {
      drawer.setAttribute("aria-expanded", String(value));
      side.toggleAttribute("data-open", value);
    };
    drawer?.addEventListener("click", () => open(drawer.getAttribute("aria-expanded") !== "true"));
    side?.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !side.hasAttribute("data-open")) return;
      open(false);
      drawer.focus();
    });
  });
})();
