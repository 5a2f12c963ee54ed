/** The popup's page. */

import start, { start_popup } from "#wasm/timbre_studio.js";
import { messenger } from "./shell/background";
import { showFailure } from "./shell/failure";
import { load } from "./shell/module";

/** The host name of the page beneath. Its address is known only where Timbre may work. */
async function site(): Promise<string | undefined> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (tab?.url === undefined) return undefined;
  const { protocol, hostname } = new URL(tab.url);
  return protocol.startsWith("http") ? hostname : undefined;
}

Promise.all([site(), load(start, "timbre_studio")])
  .then(([name]) => start_popup(messenger, name))
  .catch(showFailure);
