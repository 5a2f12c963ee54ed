/** What a page of Timbre needs of the shell it is opened in: the extension's background, or nothing but its own origin. */

import type { Presence } from "../../background/sites";
import type { ToBackground } from "../../host/generated/messages";

/** Whether this page belongs to the extension; otherwise it lies on a page owner's site and keeps its own store. */
export const inExtension = location.protocol.endsWith("-extension:");

function ask(message: ToBackground): Promise<unknown> {
  return chrome.runtime.sendMessage(message);
}

/** Carries a store request to the background; none where the store is this origin's own. */
export const messenger = inExtension
  ? (request: string): Promise<unknown> => ask({ type: "store", request })
  : undefined;

/** Whether the background knows this nonce from the host script of the frame's own tab. */
export async function redeem(nonce: string): Promise<boolean> {
  return (await ask({ type: "redeem_nonce", nonce })) === true;
}

/** Whether Timbre is in a tab, where it is brought if it may work there. */
export async function join(tab: number): Promise<Presence> {
  // Only the background answers.
  return ((await ask({ type: "join_tab", tab })) ?? "none") as Presence;
}

/** Has Timbre leave a tab alone, or come back to it. */
export function switchTab(tab: number, off: boolean): void {
  void ask({ type: "set_tab", tab, off });
}
