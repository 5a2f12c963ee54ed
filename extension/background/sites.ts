/**
 * The sites of the user's own that they have let Timbre into. Which they are is the browser's to know, as permissions;
 * here the host script follows them. The networks' are in the manifest.
 */

import { tabs } from "./tabs";

/** The name under which the browser keeps the script. */
const SCRIPT = "sites";

/** The host script, from the root: Firefox would take it as beside whoever asks. */
const FILES = ["/host.js"];

/** The match pattern of the site at an address; nothing for what is no site. */
export function patternOf(address: string): string | undefined {
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) ? `${protocol}//${hostname}/*` : undefined;
}

/** Whether a pattern is one of the manifest's own, a network's. */
export function isNetwork(pattern: string): boolean {
  return networks().includes(pattern);
}

function networks(): string[] {
  return chrome.runtime.getManifest().host_permissions ?? [];
}

/** One thing after the other: two at once would register the script, or put it into a tab, twice. */
let last: Promise<unknown> = Promise.resolve();

function next<T>(work: () => Promise<T>): Promise<T> {
  const done = last.then(work);
  last = done.catch(() => undefined);
  return done;
}

/** Has the browser load the host script on exactly the sites that are granted. */
async function register(): Promise<void> {
  const { origins = [] } = await chrome.permissions.getAll();
  const matches = origins.filter((pattern) => !isNetwork(pattern));
  const [known] = await chrome.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
  if (matches.length === 0) {
    if (known !== undefined) await chrome.scripting.unregisterContentScripts({ ids: [SCRIPT] });
    return;
  }
  const script: chrome.scripting.RegisteredContentScript = {
    id: SCRIPT,
    matches,
    // Who grants every site at once has the networks among them, where the manifest's own script is.
    excludeMatches: networks(),
    js: FILES,
    runAt: "document_start",
    persistAcrossSessions: true,
  };
  await (known === undefined
    ? chrome.scripting.registerContentScripts([script])
    : chrome.scripting.updateContentScripts([script]));
}

/**
 * Whether the host script is in a tab, and if so, whether the page's own scripts were there before it; `"silent"` where
 * the page has not answered yet.
 */
export type Presence = "none" | "silent" | "late" | "first";

/** A page that is frozen, or that a script of its own keeps busy, answers nobody. Longer than this is not waited. */
const PATIENCE = 1000;

/** What tabs have not answered yet: they are not asked the same again, nor given the script twice. */
const asked = new Map<number, Promise<Presence>>();

/** Wakes the host script of a tab, or puts one there. */
function wake(tab: number): Promise<Presence> {
  const answer = asked.get(tab) ?? bring(tab).finally(() => asked.delete(tab));
  asked.set(tab, answer);
  return Promise.race([
    answer,
    new Promise<Presence>((resolve) => setTimeout(() => resolve("silent"), PATIENCE)),
  ]);
}

async function bring(tab: number): Promise<Presence> {
  const word = { type: "tab", off: await tabs.isOff(tab) };
  try {
    const late: unknown = await chrome.tabs.sendMessage(tab, word);
    return late === true ? "late" : "first";
  } catch {
    // Nobody hears it.
  }
  try {
    await chrome.scripting.executeScript({ target: { tabId: tab }, files: FILES });
    return "late";
  } catch {
    return "none";
  }
}

async function isLetIn({ url }: chrome.tabs.Tab): Promise<boolean> {
  const pattern = url === undefined ? undefined : patternOf(url);
  return pattern !== undefined && (await chrome.permissions.contains({ origins: [pattern] }));
}

export const sites = {
  /** After sites were granted: the script comes to them, at once where they are open. */
  enter: (origins: string[]): Promise<void> =>
    next(async () => {
      await register();
      const open = origins.length === 0 ? [] : await chrome.tabs.query({ url: origins });
      await Promise.all(open.map(({ id }) => id !== undefined && wake(id)));
    }),

  /** After sites were taken back: what is still in their tabs falls silent. */
  leave: (): Promise<void> =>
    next(async () => {
      await register();
      const word = { type: "tab", off: true };
      for (const tab of await chrome.tabs.query({})) {
        // A tab without the host script has nobody to hear it, and what it would answer changes nothing.
        if (tab.id !== undefined && !(await isLetIn(tab)))
          chrome.tabs.sendMessage(tab.id, word).catch(() => undefined);
      }
    }),

  /** Sees that the host script is in a tab, if Timbre may work there. */
  join: (tab: number): Promise<Presence> =>
    next(async () => ((await isLetIn(await chrome.tabs.get(tab))) ? wake(tab) : "none")),
};
