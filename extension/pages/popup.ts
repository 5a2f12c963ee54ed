/** The popup's page. */

import start, { Presence, Standing, start_popup } from "#wasm/timbre_studio.js";
import { type Missing, missing } from "../background/missing";
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
}

const PRESENCES = {
  none: Presence.None,
  silent: Presence.Silent,
  late: Presence.Late,
  first: Presence.First,
} as const;

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
  const known = isNetwork(pattern) ? Standing.Network : Standing.Own;
  const letIn = await chrome.permissions.contains({ origins: [pattern] });
  return { tab: tab.id, site: hostname, pattern, standing: letIn ? known : Standing.New };
}

/** Whether Timbre's script is in the page, where it may be, and whether it is off in the tab. */
async function ask(page: Beneath | undefined): Promise<{ presence: Presence; off: boolean }> {
  if (page === undefined || page.standing === Standing.New) return { presence: Presence.None, off: false };
  const [presence, off] = await Promise.all([join(page.tab), tabs.isOff(page.tab)]);
  return { presence: PRESENCES[presence], off };
}

/** Asks the browser to let Timbre into a site, or to keep it out again; then the popup begins anew. */
async function turnSite(pattern: string, on: boolean): Promise<boolean> {
  const sites = { origins: [pattern] };
  const done = await (on ? chrome.permissions.request(sites) : chrome.permissions.remove(sites));
  if (done) location.reload();
  return done;
}

/** As browsers name themselves, those first that name others as well. */
const BROWSERS = [/Edg\/\d+/, /OPR\/\d+/, /Firefox\/\d+/, /Chrome\/\d+/];

/** For who makes Timbre: what to look at and where, and nothing that the page holds. */
function reportOf(parts: readonly Missing[]): string {
  const [browser = "?"] = BROWSERS.flatMap((name) => name.exec(navigator.userAgent) ?? []);
  return [
    `Timbre ${chrome.runtime.getManifest().version}, ${browser}: not found where the structure says`,
    ...parts.map(
      ({ network, checked, surface, expectation }) =>
        `${network} ${checked} ${surface || "generic"} ${expectation}`,
    ),
  ].join("\n");
}

Promise.all([beneath(), missing.list(), load(start, "timbre_studio")])
  .then(([page, parts]) =>
    start_popup(messenger, {
      ...page,
      ask: () => ask(page),
      missing: JSON.stringify(parts.map(({ network, expectation }) => ({ network, expectation }))),
      switchTab: (off: boolean) => page && switchTab(page.tab, off),
      turnSite: async (on: boolean) => page !== undefined && (await turnSite(page.pattern, on)),
      reload: () => page && chrome.tabs.reload(page.tab, {}, () => close()),
      report: () => navigator.clipboard.writeText(reportOf(parts)),
      dismiss: () => void missing.dismiss(parts),
    }),
  )
  .catch(showFailure);
