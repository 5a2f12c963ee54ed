/**
 * The background: knows which tab a frame belongs to, owns the store, passes on shortcuts. A service worker in Chromium,
 * an event page in Firefox; either may be ended at any time, so nothing is kept in memory. No text is logged.
 */

import init, { handle, has_brand } from "#wasm/timbre_store.js";
import type { Command } from "../host/generated/messages";
import { NETWORKS } from "../host/generated/networks";
import { candidates } from "../host/networks/sheet";
import { missing } from "./missing";
import { nonces } from "./nonces";
import { isToBackground } from "./requests";
import { sites } from "./sites";
import { tabs } from "./tabs";

/** Loads the store's module once, when it is first asked for. */
let loading: Promise<unknown> | undefined;

function store(): Promise<unknown> {
  const loaded = loading ?? init({ module_or_path: chrome.runtime.getURL("wasm/timbre_store.wasm") });
  loading = loaded;
  return loaded;
}

/** Who asks: the extension's own page, a script in a page, or neither. */
function trust(sender: chrome.runtime.MessageSender): "page" | "script" | "none" {
  if (sender.id !== chrome.runtime.id || sender.url === undefined) return "none";
  if (sender.url.startsWith(chrome.runtime.getURL(""))) return "page";
  return sender.tab === undefined ? "none" : "script";
}

chrome.runtime.onMessage.addListener((request: unknown, sender, answer): boolean => {
  if (!isToBackground(request)) return false;
  const from = trust(sender);
  const tab = sender.tab?.id;
  switch (request.type) {
    case "offer_nonce":
      if (from !== "script" || tab === undefined) return false;
      // The frame that is about to load asks for what is kept as soon as it can.
      store().catch(() => undefined);
      nonces.offer(request.nonce, tab).then(
        () => answer(true),
        () => answer(false),
      );
      return true;
    case "redeem_nonce":
      if (from !== "page" || tab === undefined) return false;
      nonces.redeem(request.nonce, tab).then(answer, () => answer(false));
      return true;
    case "sheets": {
      if (from !== "script" || tab === undefined || sender.url === undefined) return false;
      const known = candidates(NETWORKS, new URL(sender.url).hostname);
      tabs.isOff(tab).then(
        (off) => answer(off ? null : known),
        () => answer(known),
      );
      return true;
    }
    case "missing": {
      // Of a private window nothing is kept.
      if (from !== "script" || sender.url === undefined || sender.tab?.incognito !== false) return false;
      missing.note(candidates(NETWORKS, new URL(sender.url).hostname), request).catch(() => undefined);
      return false;
    }
    case "set_tab":
      if (from !== "page") return false;
      tabs.set(request.tab, request.off).then(
        () => answer(true),
        () => answer(false),
      );
      return true;
    case "join_tab":
      if (from !== "page") return false;
      sites.join(request.tab).then(answer, () => answer("none"));
      return true;
    case "store":
      if (from !== "page") return false;
      store()
        .then(() => handle(request.request))
        // Without an answer the asker would wait for ever.
        .then(answer, () => answer(null));
      return true;
  }
});

// Also what is granted and taken back in the browser's own settings; an update forgets the scripts, and not the permissions.
chrome.permissions.onAdded.addListener(({ origins }) => void sites.enter(origins ?? []));
chrome.permissions.onRemoved.addListener(() => void sites.leave());
chrome.runtime.onInstalled.addListener(({ reason }) => {
  void sites.enter([]);
  if (reason === "install") void greet();
});

/** Who has just installed Timbre is shown the studio, where the first brand is made. */
async function greet(): Promise<void> {
  await store();
  if (!(await has_brand())) await chrome.tabs.create({ url: chrome.runtime.getURL("pages/studio.html") });
}

const COMMANDS: readonly Command[] = ["panel", "templates", "fix"];

chrome.commands.onCommand.addListener((name, tab) => {
  const command = COMMANDS.find((command) => command === name);
  if (command === undefined || tab?.id === undefined) return;
  // A tab without the host script has nobody to hear it.
  chrome.tabs.sendMessage(tab.id, { type: "command", command }).catch(() => undefined);
});
