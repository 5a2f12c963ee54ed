/** What the background may be asked: whatever this does not let through is dropped. */

import type { Expectation, Network, ToBackground } from "../host/generated/messages";
import { NETWORKS } from "../host/generated/networks";
import { count, either, flag, type Guard, object, text, word } from "../host/guards";
import { exactly } from "../host/messages";

const network: Guard<Network> = word(...NETWORKS.map(({ network }) => network));
const surface = word("", ...NETWORKS.flatMap(({ surfaces }) => surfaces.map(({ id }) => id)));
const expectation: Guard<Expectation> = word("composer", "comment", "author", "publish");

const nonce = text((value) => /^[0-9a-f]{32}$/.test(value));

export const isToBackground = exactly<ToBackground>()(
  either(
    object({ type: word("offer_nonce"), nonce }),
    object({ type: word("redeem_nonce"), nonce }),
    object({ type: word("sheets") }),
    object({ type: word("missing"), network, surface, expectation }),
    object({ type: word("set_tab"), tab: count, off: flag }),
    object({ type: word("join_tab"), tab: count }),
    object({ type: word("store"), request: text() }),
  ),
);
