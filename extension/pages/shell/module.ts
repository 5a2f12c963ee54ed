/** Loads the Wasm module that all pages share. */

import init from "#wasm/timbre_app.js";

/** Resolves when its entry points can be called. */
export async function load(): Promise<void> {
  await init({ module_or_path: new URL("../wasm/timbre_app.wasm", location.href) });
}
