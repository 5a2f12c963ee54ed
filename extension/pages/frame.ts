// Loads the frame's Wasm.
import init from "#wasm/timbre_app.js";

await init({ module_or_path: new URL("../wasm/timbre_app.wasm", import.meta.url) });
