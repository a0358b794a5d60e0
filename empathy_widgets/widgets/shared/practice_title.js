import { make } from "./shared.js";

/**
 * The name of a practice above it; out of sight, but still a heading, where the page is called the same.
 *
 * @param {Record<string, any>} practice
 */
export function makeTitle({ title }) {
  const said = [...document.querySelectorAll("h1")].some((one) => one.textContent?.replace("¶", "").trim() === title);
  return make("h2", { text: title, dir: "auto", class: said ? "ew-hidden" : "" });
}
