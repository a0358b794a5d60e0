import { make, makeButton } from "../shared/shared.js";

/**
 * A self-view that is asked for each time, seen by nobody else, and over with one press: a picture to stand beside the
 * drawing, its button, and what is said of it.
 *
 * @param {Strings} strings
 */
export function makeCamera(strings) {
  const note = make("p", { class: "ew-camera-note ew-small ew-muted", role: "status" });
  const video = make("video", { class: "ew-self", autoplay: true, playsinline: true, muted: true, "aria-hidden": "true", hidden: true });
  video.muted = true;
  /** @type {MediaStream | null} */
  let stream = null;
  let asked = 0;

  function stop() {
    asked += 1;
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = null;
    video.srcObject = null;
    video.hidden = true;
    note.textContent = "";
    button.textContent = strings.camera;
    button.dataset.camera = "off";
  }

  async function start() {
    asked += 1;
    const mine = asked;
    note.textContent = strings.camera_asked;
    try {
      const found = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user" }, audio: false });
      if (mine !== asked) return found.getTracks().forEach((track) => track.stop());
      stream = found;
      video.srcObject = found;
      video.hidden = false;
      note.textContent = strings.camera_on;
      button.textContent = strings.camera_stop;
      button.dataset.camera = "on";
    } catch {
      if (mine === asked) note.textContent = strings.camera_none;
    }
  }

  const button = makeButton(strings.camera, () => (stream ? stop() : start()), { "data-camera": "off" });
  window.addEventListener("pagehide", stop);
  return {
    video,
    button,
    note,
    stop,
    close() {
      stop();
      window.removeEventListener("pagehide", stop);
    },
  };
}
