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

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(100_000));
const span = v.strictObject({ start: count, end: count });

const edit = v.variant("kind", [
  v.strictObject({ kind: v.literal("insert"), text }),
  v.strictObject({ kind: v.literal("replace"), span, text }),
  v.strictObject({ kind: v.literal("replace_all"), text }),
]);

/** From the frame. */
export const toHost = exactly<ToHost>()(
  v.variant("type", [
    v.strictObject({ type: v.literal("ready"), version: count }),
    v.strictObject({
      type: v.literal("verdict"),
      composer: count,
      revision: count,
      state: v.picklist(["ready", "revise", "hold"]),
    }),
    v.strictObject({
      type: v.literal("marks"),
      composer: count,
      revision: count,
      marks: v.pipe(
        v.array(v.strictObject({ span, severity: v.picklist(["hint", "warn", "hold"]) })),
        v.maxLength(1000),
      ),
    }),
    v.strictObject({
      type: v.literal("shape"),
      panel: v.boolean(),
      width: v.pipe(count, v.maxValue(2000)),
      height: v.pipe(count, v.maxValue(2000)),
    }),
    v.strictObject({ type: v.literal("write"), request: count, composer: count, revision: count, edit }),
    v.strictObject({ type: v.literal("publish_anyway"), composer: count, revision: count }),
    v.strictObject({ type: v.literal("refocus"), composer: count }),
  ]),
);

/** From the background: the user pressed a shortcut. */
export const toTab = v.strictObject({
  type: v.literal("command"),
  command: exactly<Command>()(v.picklist(["panel", "templates", "fix"])),
});
