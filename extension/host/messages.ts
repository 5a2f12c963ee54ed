/** What may come in over a port: whatever does not fit these schemas is dropped. */

import * as v from "valibot";
import type { Command, ToHost } from "./generated/messages";

/** Refuses to compile a schema that is not exactly the type that Rust generated. */
export function exactly<Type>() {
  return <Schema extends v.GenericSchema>(
    schema: [v.InferOutput<Schema>] extends [Type]
      ? [Type] extends [v.InferOutput<Schema>]
        ? Schema
        : never
      : never,
  ): Schema => schema;
}

/** Longer than this is no draft; more marks or a wider frame than this nobody asks for. */
const MOST = 100_000;

const count = v.pipe(
  v.number(),
  v.check((value) => Number.isInteger(value) && value >= 0),
);
const text = v.pipe(
  v.string(),
  v.check((value) => value.length <= MOST),
);
const span = v.strictObject({ start: count, end: count });
const about = { composer: count, revision: count };

const edit = v.variant("kind", [
  v.strictObject({ kind: v.picklist(["insert"]), text }),
  v.strictObject({ kind: v.picklist(["replace"]), span, text }),
  v.strictObject({ kind: v.picklist(["replace_all"]), text }),
]);

/** From the frame. */
export const toHost = exactly<ToHost>()(
  v.variant("type", [
    v.strictObject({ type: v.picklist(["ready"]), version: count }),
    v.strictObject({
      type: v.picklist(["verdict"]),
      ...about,
      state: v.picklist(["ready", "revise", "hold"]),
    }),
    v.strictObject({
      type: v.picklist(["marks"]),
      ...about,
      marks: v.array(v.strictObject({ span, severity: v.picklist(["hint", "warn", "hold"]) })),
    }),
    v.strictObject({ type: v.picklist(["shape"]), panel: v.boolean(), width: count, height: count }),
    v.strictObject({ type: v.picklist(["write"]), request: count, ...about, edit }),
    v.strictObject({ type: v.picklist(["publish_anyway"]), ...about }),
    v.strictObject({ type: v.picklist(["refocus"]), composer: count }),
  ]),
);

/** From the background: the user pressed a shortcut. */
export const toTab = v.strictObject({
  type: v.picklist(["command"]),
  command: exactly<Command>()(v.picklist(["panel", "templates", "fix"])),
});
