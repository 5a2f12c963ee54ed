/** The tabs in which the user has switched Timbre off. Kept for the session, in which a tab's number is not used again. */

const key = (tab: number): string => `off:${tab}`;

export const tabs = {
  /** Whether Timbre is to leave this tab alone. */
  async isOff(tab: number): Promise<boolean> {
    const kept: Record<string, unknown> = await chrome.storage.session.get(key(tab));
    return kept[key(tab)] === true;
  },

  /** Switches Timbre off in a tab, or on again, and tells the script in it. */
  async set(tab: number, off: boolean): Promise<void> {
    if (off) await chrome.storage.session.set({ [key(tab)]: true });
    else await chrome.storage.session.remove(key(tab));
    // A tab without the host script has nobody to hear it.
    chrome.tabs.sendMessage(tab, { type: "tab", off }).catch(() => undefined);
  },
};
