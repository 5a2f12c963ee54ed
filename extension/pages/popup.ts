/** The popup's page. */

import start, { Standing, start_popup } from "#wasm/timbre_studio.js";
import { isNetwork, patternOf } from "../background/sites";
import { tabs } from "../background/tabs";
import { join, messenger, switchTab } from "./shell/background";
import { showFailure } from "./shell/failure";
import { load } from "./shell/module";

/** Where browsers keep all extensions out, whatever they were granted: their stores. */
const CLOSED: readonly string[] = [
  "addons.mozilla.org",
  "chrome.google.com",
  "chromewebstore.google.com",
  "microsoftedge.microsoft.com",
];

interface Beneath {
  readonly tab: number;
  readonly site: string;
  readonly pattern: string;
  readonly standing: Standing;
  /** Whether Timbre is off in the tab; not known where its script is not in the page. */
  readonly off: boolean | undefined;
}

/**
 * The page beneath. Its address is known where Timbre may work, and where the person has just opened the popup over it;
 * the browser's own pages have none.
 */
async function beneath(): Promise<Beneath | undefined> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  if (tab?.url === undefined || tab.id === undefined) return undefined;
  const { hostname } = new URL(tab.url);
  const pattern = patternOf(tab.url);
  if (pattern === undefined || CLOSED.includes(hostname)) return undefined;
  const about = { tab: tab.id, site: hostname, pattern };
  if (!(await chrome.permissions.contains({ origins: [pattern] })))
    return { ...about, standing: Standing.New, off: undefined };
  const off = (await join(tab.id)) ? await tabs.isOff(tab.id) : undefined;
  return { ...about, standing: isNetwork(pattern) ? Standing.Network : Standing.Own, off };
}

/** Asks the browser to let Timbre into a site, or to keep it out again; then the popup begins anew. */
async function turnSite(pattern: string, on: boolean): Promise<boolean> {
  const sites = { origins: [pattern] };
  const done = await (on ? chrome.permissions.request(sites) : chrome.permissions.remove(sites));
  if (done) location.reload();
  return done;
}

Promise.all([beneath(), load(start, "timbre_studio")])
  .then(([page]) =>
    start_popup(
      messenger,
      page?.site,
      page?.standing,
      page?.off,
      (off: boolean) => page && switchTab(page.tab, off),
      (on: boolean) => page && turnSite(page.pattern, on),
    ),
  )
  .catch(showFailure);
