// Firefox for Python: a wish a line comes in as JSON, {"wish": name, "with": [...]}, and what came of it goes out.
import { createInterface } from "node:readline";
import puppeteer from "puppeteer-core";

const [executablePath, width, height] = process.argv.slice(2);
const browser = await puppeteer.launch({
  browser: "firefox",
  executablePath,
  defaultViewport: { width: Number(width), height: Number(height) },
});
const page = await browser.newPage();
page.on("dialog", (dialog) => dialog.accept()); // "leave this page?", where something still waits to be saved
const complaints = []; // what the console calls an error, and whatever is asked for elsewhere than on this machine
page.on("pageerror", (error) => complaints.push(`page error: ${error.message ?? error}`));
page.on("console", (line) => line.type() === "error" && complaints.push(`console: ${line.text()}`));
page.on("request", (request) => {
  const { protocol, hostname } = new URL(request.url());
  if (!["data:", "blob:"].includes(protocol) && hostname !== "127.0.0.1") complaints.push(`asked: ${request.url()}`);
});
const wishes = {
  open: (address) => page.goto(address),
  click: (selector) => page.click(selector),
  complaints: () => complaints.splice(0),
  evaluate: (expression) => page.evaluate(expression),
  reload: () => page.reload(),
  screenshot: (path) => page.screenshot({ path }),
};
const say = (told) => process.stdout.write(`${JSON.stringify(told)}\n`);
say({ came: await browser.version() });
for await (const line of createInterface({ input: process.stdin })) {
  const { wish, with: given } = JSON.parse(line);
  try {
    const came = await wishes[wish](...given);
    say({ came: ["complaints", "evaluate"].includes(wish) ? (came ?? null) : null });
  } catch (error) {
    say({ amiss: error.message });
  }
}
await browser.close();
