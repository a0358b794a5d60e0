/**
 * Files that arrive from Python, each for the event that asked for it. They go to every view of a model; only the view
 * that asked keeps one.
 *
 * @param {{ on: Function, off: Function }} model
 * @param {(request: string) => boolean} asked whether this view waits for that event
 */
export function openFiles(model, asked) {
  /** @type {Map<string, { name: string, blob: Blob }>} */
  const files = new Map();
  /** @param {any} content @param {DataView<ArrayBuffer>[]} buffers */
  const hear = (content, buffers) => {
    if (content?.kind !== "file" || !buffers?.length || !asked(content.request)) return;
    files.set(content.request, { name: content.name, blob: new Blob([buffers[0]], { type: content.type }) });
  };
  model.on("msg:custom", hear);
  return {
    /** The file of an event, once; undefined where none arrived.
     *
     * @param {string} request
     */
    take(request) {
      const file = files.get(request);
      files.delete(request);
      return file;
    },
    close: () => model.off("msg:custom", hear),
  };
}
