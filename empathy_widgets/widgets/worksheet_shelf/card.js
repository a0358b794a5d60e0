import { fill, make, makeButton, makeStatus, safeAddress } from "../shared/shared.js";

/**
 * One sheet: its picture, which opens it larger, what it is, and a button that prints it.
 *
 * @param {{ strings: Strings, sheet: any, activity: any, uid: string, picture: HTMLElement, onlook: () => void, onmake: () => void }} given
 */
export function makeCard({ strings, sheet, activity, uid, picture, onlook, onmake }) {
  const name = make("h2", { class: "ew-minor", id: `${uid}-${sheet.id}`, text: sheet.title });
  const look = make("button", {
    type: "button", class: "ew-sheet-look", "data-look": sheet.id, onclick: onlook,
    "aria-label": fill(strings.closer, { title: sheet.title }),
  }, picture);
  const marks = [
    sheet.pages === 1 ? strings.one : strings.two,
    sheet.teen ? strings.teens_too : "",
    sheet.fills.length ? fill(strings.fills, { what: sheet.fills.join(", ") }) : "",
  ].filter(Boolean);
  const address = activity?.link && safeAddress(activity.link);
  const chapter = address
    ? make("a", { href: address, text: activity.label })
    : make("span", { text: activity?.label ?? "" });
  const button = makeButton(strings.make, onmake, { "data-make": sheet.id, "aria-label": `${strings.make}: ${sheet.title}` });
  const status = makeStatus();
  const error = make("p", { class: "ew-error", role: "alert" });
  const again = make("a", { class: "ew-small", text: strings.again, hidden: true });
  const element = make("article", { class: "ew-sheet", "data-sheet": sheet.id, "aria-labelledby": name.id },
    look,
    make("div", { class: "ew-sheet-words" },
      make("p", { class: "ew-sheet-chapter ew-small" }, chapter), name,
      make("p", { class: "ew-sheet-about", text: sheet.about }),
      make("p", { class: "ew-small ew-muted", text: marks.join(" · ") })),
    make("div", { class: "ew-sheet-print" }, button, status, again, error));

  function forget() {
    if (again.href) URL.revokeObjectURL(again.href);
    again.removeAttribute("href");
    again.hidden = true;
  }
  return {
    element,
    forget,
    get busy() {
      return button.getAttribute("aria-disabled") === "true";
    },
    wait() {
      button.setAttribute("aria-disabled", "true");
      forget();
      error.textContent = "";
      status.say(strings.making);
    },
    /** @param {string} text @param {string} amiss */
    finish(text, amiss) {
      button.removeAttribute("aria-disabled");
      status.say(text);
      error.textContent = amiss;
    },
    /** @param {{ name: string, blob: Blob }} file */
    save(file) {
      Object.assign(again, { href: URL.createObjectURL(file.blob), download: file.name, hidden: false });
      again.click();
    },
  };
}
