/**
 * What a language is called in the page's own language: "German" for "de"; the tag itself where nobody knows.
 *
 * @param {string} tag
 */
export function languageName(tag) {
  try {
    const names = new Intl.DisplayNames([document.documentElement.lang || navigator.language], { type: "language" });
    return names.of(tag) ?? tag;
  } catch {
    return tag; // not a tag of a language
  }
}
