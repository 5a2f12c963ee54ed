/** The popup's page. */

import start, { start_popup } from "#wasm/timbre_studio.js";
import { tabs } from "../background/tabs";
import { messenger, switchTab } from "./shell/background";
import { showFailure } from "./shell/failure";
import { load } from "./shell/module";

/**
 * The page beneath: its host name, and whether Timbre is off in its tab. Its address is known only where Timbre may work.
 */
async function beneath(): Promise<{ site?: string; tab?: number; off?: boolean }> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (tab?.url === undefined || tab.id === undefined) return {};
  const { protocol, hostname } = new URL(tab.url);
  return protocol.startsWith("http") ? { site: hostname, tab: tab.id, off: await tabs.isOff(tab.id) } : {};
}

Promise.all([beneath(), load(start, "timbre_studio")])
  .then(([{ site, tab, off }]) =>
    start_popup(messenger, site, off, (off: boolean) => {
      if (tab !== undefined) switchTab(tab, off);
    }),
  )
  .catch(showFailure);
