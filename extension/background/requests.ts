/** What the background may be asked: whatever this does not let through is dropped. */

import type { ToBackground } from "../host/generated/messages";
import { count, either, flag, object, text, word } from "../host/guards";
import { exactly } from "../host/messages";

const nonce = text((value) => /^[0-9a-f]{32}$/.test(value));

export const isToBackground = exactly<ToBackground>()(
  either(
    object({ type: word("offer_nonce"), nonce }),
    object({ type: word("redeem_nonce"), nonce }),
    object({ type: word("sheets") }),
    object({ type: word("set_tab"), tab: count, off: flag }),
    object({ type: word("join_tab"), tab: count }),
    object({ type: word("store"), request: text() }),
  ),
);
