/** The frame of a chapter: opening, failing, the drawer, and the word that the page can be used. */
(() => {
  const PATIENCE = 60_000; // ms until a chapter that does not open says so
  const root = document.documentElement;
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  let settled = false;

  window.voila_heartbeat = () => {};
  window.voila_process = () => {};
  window.voila_finish = () => {};

  function settle(shown) {
    if (settled) return;
    settled = true;
    document.getElementById("opening").hidden = true;
    if (shown) document.getElementById(shown).hidden = false;
    document.getElementById("cells").removeAttribute("aria-busy");
  }

  window.chapterFailed = () => settle("failed");
  window.chapterWritten = async () => {
    const late = setTimeout(window.chapterFailed, PATIENCE);
    const outputs = [...document.querySelectorAll(".output > script")].map((script) => JSON.parse(script.textContent));
    const views = outputs.map((output) => output.data["application/vnd.jupyter.widget-view+json"]?.model_id).filter(Boolean);
    sayGoodbye();
    try {
      await allDrawn(await theManager(), views);
      settle();
      root.dataset.pageReady = "true";
    } catch (error) {
      console.error(error);
      settle("failed");
    } finally {
      clearTimeout(late);
    }
  };

  /** Voilà's widget manager, once its front end runs. */
  async function theManager() {
    while (!window.jupyterapp) await frame();
    return window.jupyterapp.widgetManagerPromise.promise;
  }

  /** Every view asked for, and every child of it, has rendered. */
  async function allDrawn(manager, views) {
    for (const id of views) await drawn(await manager.get_model(id));
  }

  async function drawn(model) {
    while (!Object.keys(model.views ?? {}).length) await frame();
    await Promise.all(Object.values(model.views));
    for (const child of model.get("children") ?? []) await drawn(child);
  }

  /** Tell the server when this page goes, so that its kernel goes too. */
  function sayGoodbye() {
    const { kernelId } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
    window.addEventListener("pagehide", () => navigator.sendBeacon(`/voila/api/shutdown/${kernelId}`));
    window.addEventListener("pageshow", (event) => event.persisted && location.reload());
  }

  /** Voilà starts at the page's load event, which a script in the page would hold up: plotly.js, fetched early, runs after. */
  window.addEventListener("load", () => {
    const script = document.createElement("script");
    script.src = document.getElementById("plotly").href;
    script.dataset.plotly = "";
    document.head.append(script);
  });

  document.addEventListener("DOMContentLoaded", () => {
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
