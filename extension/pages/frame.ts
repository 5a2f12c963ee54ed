/**
 * The frame's page. It takes the port from the host script that shows it, and from nobody else, then hands it to the
 * module. The listener stands before the module is loaded, for the port may come first.
 */

import start, { start_frame } from "#wasm/timbre_frame.js";
import { type ToHost, VERSION } from "../host/generated/messages";
import { inExtension, messenger, redeem } from "./shell/background";
import { showFailure } from "./shell/failure";
import { load } from "./shell/module";

/** Room for the words of a failure, in CSS pixels. */
const FAILURE: ToHost = { type: "shape", panel: false, width: 320, height: 96, side: 0 };

/** Pixels between the panel's head and what is scrolled to it. */
const MARGIN = 8;

const loaded = load(start, "timbre_frame");
// Told once the port is there; until then nobody sees the frame.
loaded.catch(() => undefined);
// A browser takes a while to find what it keeps for an origin: it begins while the module is still loading.
if (!inExtension) indexedDB.databases().catch(() => undefined);

/** The port that an event brings, if the event comes from the right place. */
async function portOf(event: MessageEvent<unknown>): Promise<MessagePort | undefined> {
  const { data, source, origin, ports } = event;
  const [port] = ports;
  if (source !== window.parent || port === undefined) return undefined;
  if (typeof data !== "object" || data === null || !("timbre" in data)) return undefined;
  if (typeof data.timbre !== "string") return undefined;
  // The page around an extension's frame may be anyone; only the nonce tells the host script. A widget's page is its owner's.
  const known = inExtension ? await redeem(data.timbre) : origin === location.origin;
  return known ? port : undefined;
}

async function listen(event: MessageEvent<unknown>): Promise<void> {
  const port = await portOf(event);
  if (port === undefined) return;
  removeEventListener("message", onMessage);
  try {
    await loaded;
    const brand = inExtension ? undefined : (new URLSearchParams(location.search).get("brand") ?? undefined);
    start_frame(port, messenger, brand);
  } catch {
    showFailure();
    port.postMessage({ type: "ready", version: VERSION } satisfies ToHost);
    port.postMessage(FAILURE);
  }
}

function onMessage(event: MessageEvent<unknown>): void {
  void listen(event);
}

/**
 * A press on a button leaves the focus in the composer; the click that it becomes moves it, where it is to move. Many
 * pages fold a composer up once it has lost the focus: the frame would follow it, and the release would come down
 * beside the button.
 */
function onPress(event: MouseEvent): void {
  const pressed = event.target instanceof Element && event.target.closest("button, a[href], summary");
  if (pressed && !document.hasFocus()) event.preventDefault();
}

/**
 * The focus is given while the frame is still as small as the chip. Where the panel is so low that all of it scrolls,
 * what has the focus may lie out of sight once the frame has grown. Only the panel is scrolled, never the page around.
 */
function onResize(): void {
  const panel = document.querySelector("#panel");
  const head = panel?.querySelector(".panel-head");
  const focused = document.activeElement;
  if (!panel || !head || !focused || focused === panel || !panel.contains(focused)) return;
  const { top, bottom } = (focused.closest(".held, .search") ?? focused).getBoundingClientRect();
  const above = head.getBoundingClientRect().height + MARGIN;
  if (top < above || bottom > innerHeight - above) panel.scrollTop += top - above;
}

addEventListener("message", onMessage);
addEventListener("mousedown", onPress);
addEventListener("resize", onResize);
