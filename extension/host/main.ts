/** The content script: the host script in the extension's shell. */

import type { ToBackground } from "./generated/messages";
import type { NetworkPage } from "./generated/networks";
import { startHost } from "./host";
import { isToTab } from "./messages";
import { type ShellFace, WIDGET_MARKER } from "./shell";

/** Told to a host script that an update has left without its extension, so that it goes when the new one comes. */
const SUCCESSOR = "timbre:successor";

/** Whether the page's own scripts were there before this one: it was open when Timbre came, by a grant or an update. */
const late = document.readyState !== "loading" || document.documentElement?.hasChildNodes() === true;

/** The runtime of a script whose extension was updated has lost its id. */
function alive(): boolean {
  try {
    return chrome.runtime?.id !== undefined;
  } catch {
    return false;
  }
}

const shell: ShellFace = {
  kind: "extension",
  frame: () => chrome.runtime.getURL("pages/frame.html"),
  origin: () => new URL(chrome.runtime.getURL("")).origin,
  alive,
  yields: () => document.documentElement.hasAttribute(WIDGET_MARKER),
  sheets: async () => {
    try {
      const request: ToBackground = { type: "sheets" };
      // What the extension's own background says is not checked again.
      const sheets = (await chrome.runtime.sendMessage(request)) as readonly NetworkPage[] | null | undefined;
      return sheets === null ? undefined : (sheets ?? []);
    } catch {
      return [];
    }
  },
  missing: (what) => {
    const request: ToBackground = { type: "missing", ...what };
    chrome.runtime.sendMessage(request).catch(() => undefined);
  },
  introduce: async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    const nonce = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    try {
      const offer: ToBackground = { type: "offer_nonce", nonce };
      const taken: unknown = await chrome.runtime.sendMessage(offer);
      return taken === true ? nonce : undefined;
    } catch {
      // The extension went while it was asked.
      return undefined;
    }
  },
  commands: (heard, switched) => {
    const listener = (
      message: unknown,
      sender: chrome.runtime.MessageSender,
      answer: (late: boolean) => void,
    ): void => {
      if (!isToTab(message) || sender.id !== chrome.runtime.id || sender.tab !== undefined) return;
      if (message.type === "tab") {
        switched(message.off);
        answer(late);
      } else heard(message.command);
    };
    chrome.runtime.onMessage.addListener(listener);
    return () => {
      if (alive()) chrome.runtime.onMessage.removeListener(listener);
    };
  },
};

dispatchEvent(new CustomEvent(SUCCESSOR));
const stop = startHost(shell);
addEventListener(SUCCESSOR, () => {
  // A page can send this event too; it only ends what has already lost its extension.
  if (!alive()) stop();
});
