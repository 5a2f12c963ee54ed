/** What the background may be asked: whatever does not fit this schema is dropped. */

import * as v from "valibot";
import type { ToBackground } from "../host/generated/messages";
import { exactly } from "../host/messages";

export const toBackground = exactly<ToBackground>()(
  v.variant("type", [
    v.strictObject({ type: v.literal("offer_nonce"), nonce: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)) }),
    v.strictObject({ type: v.literal("redeem_nonce"), nonce: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)) }),
    v.strictObject({ type: v.literal("sheets") }),
    v.strictObject({ type: v.literal("store"), request: v.string() }),
  ]),
);
