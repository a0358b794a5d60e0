import { openFiles } from "../shared/files_in.js";
import { make, makeButton, makeRoot, makeStatus, newId, onChange, openOutbox } from "../shared/shared.js";

/**
 * The list: an offer is a name, a sentence, its choices and one button; a file that arrives becomes a download.
 *
 * @param {Model} model
 * @param {HTMLElement} el
 */
function openList(model, el) {
  const root = makeRoot(el, "ew-take-away ew-stack");
  const uid = `ew-${newId().slice(0, 8)}`;
  const strings = () => model.get("strings");
  const picked = {};
  /** @type {Map<string, ReturnType<typeof makeCard>>} */
  let cards = new Map();

  const outbox = openOutbox(model, (event, receipt) => {
    const card = cards.get(event.offer);
    const file = files.take(event.request);
    const lost = receipt.ok && !file;
    card?.finish(receipt.ok && !lost ? receipt.text : "", lost ? strings().lost : receipt.ok ? "" : receipt.text);
    if (receipt.ok && file) card?.save(file);
  });

  const files = openFiles(model, (request) => outbox.waiting.some((event) => event.request === request));

  function field(offer, choice) {
    picked[offer.id] ??= {};
    const mine = picked[offer.id];
    mine[choice.id] ??= choice.value;
    const select = make("select", {
      id: `${uid}-${offer.id}-${choice.id}`, "data-choice": choice.id, onchange: () => (mine[choice.id] = select.value),
    });
    for (const option of choice.options) select.append(make("option", { value: option.id, text: option.label }));
    select.value = mine[choice.id];
    return make("div", { class: "ew-field" }, make("label", { for: select.id, text: choice.label }), select);
  }

  function build() {
    for (const card of cards.values()) card.forget();
    /** @type {[string, ReturnType<typeof makeCard>][]} */
    const drawn = model.get("offers").map((offer) => [offer.id, makeCard(offer)]);
    cards = new Map(drawn);
    for (const event of outbox.waiting) cards.get(event.offer)?.wait();
    root.replaceChildren(...drawn.map(([, card]) => card.element));
  }

  function makeCard(offer) {
    const name = make("h2", { class: "ew-minor", id: `${uid}-${offer.id}`, text: offer.label });
    const button = makeButton(strings().make, ask, {
      "data-make": offer.id, "aria-label": `${strings().make}: ${offer.label}`,
    });
    const status = makeStatus();
    const error = make("p", { class: "ew-error", role: "alert" });
    const again = make("a", { class: "ew-small", text: strings().again, hidden: true });
    const busy = () => button.getAttribute("aria-disabled") === "true";

    function ask() {
      if (busy()) return;
      outbox.send("make", { offer: offer.id, picked: { ...picked[offer.id] } });
      wait();
    }
    function wait() {
      button.setAttribute("aria-disabled", "true");
      forget();
      error.textContent = "";
      status.say(strings().making);
    }
    function finish(text, amiss) {
      button.removeAttribute("aria-disabled");
      status.say(text);
      error.textContent = amiss;
    }
    function save(file) {
      Object.assign(again, { href: URL.createObjectURL(file.blob), download: file.name, hidden: false });
      again.click();
    }
    function forget() {
      if (again.href) URL.revokeObjectURL(again.href);
      again.removeAttribute("href");
      again.hidden = true;
    }

    const fields = (offer.choices ?? []).map((choice) => field(offer, choice));
    const about = offer.about ? make("p", { class: "ew-muted", text: offer.about }) : null;
    const actions = make("div", { class: "ew-ask" }, ...fields, button);
    const told = make("div", { class: "ew-told" }, status, again, error);
    const element = make("article", { class: "ew-offer ew-panel ew-stack-3", "aria-labelledby": name.id, "data-offer": offer.id },
      name, about, actions, told);
    return { element, wait, finish, save, forget };
  }

  const undo = onChange(model, ["offers", "strings"], build);
  build();
  return () => {
    undo();
    files.close();
    outbox.close();
    for (const card of cards.values()) card.forget();
    root.remove();
  };
}

export default { render: ({ model, el }) => openList(model, el) };
