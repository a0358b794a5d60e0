const POLYNOMIAL = 0xedb88320;
const FORMAT = 1;

/**
 * The text of a file to bring along. What it holds stands in it as one text, with that text's CRC-32: damage is
 * noticed; somebody who means to change it can.
 *
 * @param {{ page: string, case: string }} content
 * @param {import("./storage.js").HomeLine[]} lines
 * @param {string} day
 */
export function textOfFile(content, lines, day) {
  const told = lines.map(({ request, run, kind, body }) => ({ request, run, kind, body }));
  const inner = JSON.stringify({ page: content.page, case: content.case, saved: day, lines: told });
  return `${JSON.stringify({ empathy_take_home: FORMAT, checksum: checksum(inner), content: inner }, null, 1)}\n`;
}

/**
 * Eight hex digits, as zlib has them for the text in UTF-8.
 *
 * @param {string} text
 */
function checksum(text) {
  let sum = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? (sum >>> 1) ^ POLYNOMIAL : sum >>> 1;
  }
  return ((sum ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}

/**
 * Hand a file to the browser, which puts it where the person's downloads go.
 *
 * @param {string} name
 * @param {string} text
 */
export function saveFile(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  Object.assign(link, { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // some browsers begin to read it late
}
