/** What may come in over a port: whatever these do not let through is dropped. */

import type { Command, ToHost } from "./generated/messages";
import { count, either, flag, type Guard, type Guarded, list, object, text, word } from "./guards";

/** Refuses to compile a guard that is not of exactly the type that Rust generated. */
export function exactly<Type>() {
  return <Own extends Guard<unknown>>(
    guard: [Guarded<Own>] extends [Type] ? ([Type] extends [Guarded<Own>] ? Own : never) : never,
  ): Guard<Type> => guard as unknown as Guard<Type>;
}

/** Longer than this is no draft. */
const MOST = 100_000;

const draft = text(({ length }) => length <= MOST);
const span = object({ start: count, end: count });
const about = { composer: count, revision: count };

const edit = either(
  object({ kind: word("insert"), text: draft }),
  object({ kind: word("replace"), span, text: draft }),
  object({ kind: word("replace_all"), text: draft }),
);

/** From the frame. */
export const isToHost = exactly<ToHost>()(
  either(
    object({ type: word("ready"), version: count }),
    object({ type: word("verdict"), ...about, state: word("ready", "revise", "hold") }),
    object({
      type: word("marks"),
      ...about,
      marks: list(object({ span, severity: word("hint", "warn", "hold") })),
    }),
    object({ type: word("shape"), panel: flag, width: count, height: count, side: count }),
    object({ type: word("write"), request: count, ...about, edit }),
    object({ type: word("publish_anyway"), ...about }),
    object({ type: word("refocus"), composer: count }),
  ),
);

/** From the background: the user pressed a shortcut, or switched Timbre off in this tab or on again. */
export const isToTab = either(
  object({
    type: word("command"),
    command: exactly<Command>()(word("panel", "templates", "fix")),
  }),
  object({ type: word("tab"), off: flag }),
);
