import { follow, listen, make, makeButton, makeRoot, onChange, safeAddress, tell } from "../shared/shared.js";
import { reloadPage, startHeartbeat } from "./heartbeat.js";

/** The case's label in one line; a press shows all of it, another one the line. */
function makeLabel(label) {
  const button = make("button", { type: "button", class: "ew-case-label", "data-case-label": true, "aria-expanded": "false" },
    make("bdi", { text: label }));
  button.addEventListener("click", () =>
    button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true")));
  return button;
}

/**
 * The case's code, the save mark beside it, and the banner while the line is down.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openBar(model, el) {
  const root = makeRoot(el, "ew-case-bar");
  const banner = make("div", { class: "ew-banner", "data-connection": "live", role: "alert" });
  const bar = make("div", { class: "ew-bar" });
  const mark = make("span", { class: "ew-save-mark", "data-save-state": "idle" });
  let lost = false;
  let leaving = false;
  let save = { state: model.get("save_state"), text: model.get("save_text") };

  function paint() {
    const strings = model.get("strings");
    const code = model.get("code");
    const label = model.get("label");
    const home = safeAddress(model.get("home_link"));
    const badge = (name, mark) =>
      model.get(name) ? make("span", { class: "ew-badge", [mark]: true, text: strings[name] }) : null;
    root.setAttribute("aria-label", strings.bar);
    bar.replaceChildren(
      make(
        "p",
        { class: "ew-case" },
        code ? make("span", { class: "ew-muted ew-small", text: strings.case }) : null,
        code
          ? make("bdi", { class: "ew-code", "data-case-code": code, text: code })
          : make("span", { text: strings.no_case }),
        mark,
      ),
      label ? makeLabel(label) : "",
      make(
        "p",
        { class: "ew-marks" },
        badge("demonstration", "data-demonstration"),
        badge("seat_locked", "data-seat-locked"),
        home && model.get("home_link") ? make("a", { class: "ew-small", href: home, text: strings.home }) : null,
      ),
    );
    paintMark();
  }

  /** While the line is down nothing is called saved. */
  function paintMark() {
    const strings = model.get("strings");
    const state = lost ? "lost" : save.state;
    mark.dataset.saveState = state;
    const words = state === "failed" ? strings.failed : save.text || strings[state];
    mark.textContent = lost ? strings.not_connected : (words ?? "");
  }

  function paintBanner() {
    const strings = model.get("strings");
    banner.dataset.connection = lost ? "lost" : "live";
    tell("connection", { state: lost ? "lost" : "live" });
    banner.replaceChildren();
    paintMark();
    if (!lost) return;
    const served = model.get("served");
    banner.append(
      make("p", { class: "ew-strong", text: strings.lost }),
      make("p", { text: served ? strings.lost_help : strings.lost_help_here }),
    );
  }

  /** Served, but this page cannot be helped by itself any more: leave the choice to the person. */
  function offerReload() {
    if (banner.querySelector("button")) return;
    banner.append(makeButton(model.get("strings").reload, () => location.reload()));
  }

  /** A page that made way for others would only push out the next one if it loaded again by itself. */
  function gone(madeWay) {
    if (leaving) return;
    if (madeWay) banner.replaceChildren(make("p", { class: "ew-strong", text: model.get("strings").made_way }));
    else leaving = reloadPage();
    if (!leaving) offerReload();
  }

  /** The screen is somebody else's now: a page that is not theirs covers itself. */
  function cover() {
    if (!model.get("seat_locked") && model.get("served") && !leaving) leaving = reloadPage();
  }

  const readdress = () => follow({ ok: true, replace: model.get("address") });
  const setLost = (value) => () => {
    lost = value;
    paintBanner();
  };
  const hearSave = (event) => {
    save = { state: event.detail.state, text: event.detail.text };
    paintMark();
  };
  root.append(banner, bar);
  paint();
  readdress();
  const undo = [
    onChange(model, ["code", "label", "demonstration", "seat_locked", "home_link", "strings"], paint),
    onChange(model, ["address"], readdress),
    onChange(model, ["save_state", "save_text"], () => {
      save = { state: model.get("save_state"), text: model.get("save_text") };
      paintMark();
    }),
    listen(window, "empathy:save", hearSave),
    startHeartbeat(model, {
      onLost: setLost(true),
      onBack: setLost(false),
      onPong: (pong) => pong.locked === true && cover(),
      onGone: gone,
      onLocked: cover,
    }),
  ];
  return () => {
    undo.forEach((one) => one());
    root.remove();
  };
}

export default { render: ({ model, el }) => openBar(model, el) };
