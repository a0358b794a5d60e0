import { make } from "./shared.js";

/**
 * The name of a practice above it; out of sight where the page is called the same already.
 *
 * @param {Record<string, any>} practice
 */
export function makeTitle({ title }) {
  const said = [...document.querySelectorAll("h1")].some((one) => one.textContent?.replace("¶", "").trim() === title);
  return make("h2", { text: title, dir: "auto", hidden: said });
}
