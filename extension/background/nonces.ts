/**
 * The nonces by which a frame knows that its port comes from the host script of its own tab and not from the page. Kept
 * for the session, for the background may end between the offer and its use.
 */

/** A frame loads in well under a second; an offer older than this, in milliseconds, is void. */
const LIFETIME = 60_000;

const key = (nonce: string): string => `nonce:${nonce}`;

interface Offer {
  readonly tab: number;
  readonly at: number;
}

function isOffer(value: unknown): value is Offer {
  return (
    typeof value === "object" &&
    value !== null &&
    "tab" in value &&
    "at" in value &&
    typeof value.at === "number"
  );
}

export const nonces = {
  /** Keeps a nonce that the host script of `tab` offers. */
  async offer(nonce: string, tab: number): Promise<void> {
    const kept: Record<string, unknown> = await chrome.storage.session.get(null);
    const void_ = Object.keys(kept).filter((name) => {
      const offer = kept[name];
      return name.startsWith("nonce:") && !(isOffer(offer) && Date.now() - offer.at < LIFETIME);
    });
    if (void_.length > 0) await chrome.storage.session.remove(void_);
    await chrome.storage.session.set({ [key(nonce)]: { tab, at: Date.now() } satisfies Offer });
  },

  /** Whether the host script of `tab` offered this nonce; it is good for one use. */
  async redeem(nonce: string, tab: number): Promise<boolean> {
    const kept: Record<string, unknown> = await chrome.storage.session.get(key(nonce));
    await chrome.storage.session.remove(key(nonce));
    const offer = kept[key(nonce)];
    return isOffer(offer) && offer.tab === tab && Date.now() - offer.at < LIFETIME;
  },
};
