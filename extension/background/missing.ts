/**
 * What was not found on networks' pages, for the popup to say once: parts of Timbre's own table, and nothing of a page.
 * There are no more of them than the table has parts.
 */

import type { Expectation, Network } from "../host/generated/messages";
import { NETWORKS, type NetworkPage } from "../host/generated/networks";

const PREFIX = "missing:";

/** What was not found. */
export interface Missing {
  readonly network: Network;
  /** The structure's date. */
  readonly checked: string;
  /** The kind of composer; `""` where only the generic rules found it. */
  readonly surface: string;
  readonly expectation: Expectation;
}

const key = ({ network, checked, surface, expectation }: Missing): string =>
  `${PREFIX}${network}:${checked}:${surface}:${expectation}`;

/** All that can be missed: the table's own parts. */
function possible(sheets: readonly NetworkPage[]): Missing[] {
  return sheets.flatMap(({ network, checked, surfaces }) => [
    { network, checked, surface: "", expectation: "composer" },
    ...surfaces.flatMap(({ id }) =>
      (["comment", "author", "publish"] as const).map((expectation) => ({
        network,
        checked,
        surface: id,
        expectation,
      })),
    ),
  ]);
}

/** The part that is meant, if the table of these networks has it. */
export function partOf(sheets: readonly NetworkPage[], said: Omit<Missing, "checked">): Missing | undefined {
  return possible(sheets).find(
    ({ network, surface, expectation }) =>
      network === said.network && surface === said.surface && expectation === said.expectation,
  );
}

/** Whether each part was dismissed, by its key. */
async function kept(): Promise<Record<string, unknown>> {
  return chrome.storage.local.get(null);
}

export const missing = {
  /** Keeps that something was not found on a page that can be any of these networks'. */
  async note(sheets: readonly NetworkPage[], said: Omit<Missing, "checked">): Promise<void> {
    const part = partOf(sheets, said);
    if (part === undefined) return;
    const before = await kept();
    if (key(part) in before) return;
    // What an older structure lacked says nothing of this one.
    const current = new Set(possible(NETWORKS).map(key));
    const old = Object.keys(before).filter((name) => name.startsWith(PREFIX) && !current.has(name));
    if (old.length > 0) await chrome.storage.local.remove(old);
    await chrome.storage.local.set({ [key(part)]: false });
  },

  /** What is still to be said. */
  async list(): Promise<Missing[]> {
    const before = await kept();
    return possible(NETWORKS).filter((part) => before[key(part)] === false);
  },

  /** These are not said again. */
  async dismiss(parts: readonly Missing[]): Promise<void> {
    await chrome.storage.local.set(Object.fromEntries(parts.map((part) => [key(part), true])));
  },
};
