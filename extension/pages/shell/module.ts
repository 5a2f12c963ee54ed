/** Loads a page's Wasm module. */

type Start = (options: { module_or_path: URL }) => Promise<unknown>;

/** Resolves when the entry points of the module `name`, which `start` starts, can be called. */
export async function load(start: Start, name: string): Promise<void> {
  await start({ module_or_path: new URL(`../wasm/${name}.wasm`, location.href) });
}
