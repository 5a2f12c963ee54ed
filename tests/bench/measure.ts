// Measures the widget on the demo community in one browser; `cargo xtask bench` runs it and prints the table.
// One line of JSON on standard output. Times are the page's own, in milliseconds, so that the driver's way to the
// browser is no part of them.

import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Page } from "puppeteer-core";
import { DIST, launch } from "../harness/browser";
import { serve } from "../harness/server";

/** How many keys are measured at each length; the median counts. */
const KEYS = 30;

/** Milliseconds between two keys, a quick typist's: who waits for a verdict before the next key types in step with the screen. */
const PACE = 90;

/** Focuses of a composer while the frame is there already. */
const WARM_FOCUSES = 10;

/** Pages loaded for the first focus, each in a browser of its own. */
const COLD_STARTS = 3;

declare global {
  interface Window {
    bench: {
      /** When the frame's element was last put into sight or moved. */
      placed: number;
      /** When a key was pressed that no verdict has answered yet. */
      key: number;
      /** From each key to its verdict. */
      verdicts: number[];
      /** The size of the frame's Wasm memory in bytes. */
      memory: () => number;
    };
  }
}

/** Runs in every window before its own scripts. */
function watch(): void {
  if (window !== window.top) {
    // The module's memory is seen where the module is made.
    const top = window.top as Window;
    const note = (instance: WebAssembly.Instance): void => {
      const { memory } = instance.exports;
      if (memory instanceof WebAssembly.Memory) top.bench.memory = () => memory.buffer.byteLength;
    };
    const { instantiate, instantiateStreaming } = WebAssembly;
    const noted = (result: WebAssembly.WebAssemblyInstantiatedSource | WebAssembly.Instance) => {
      note(result instanceof WebAssembly.Instance ? result : result.instance);
      return result;
    };
    Object.assign(WebAssembly, {
      instantiate: async (...given: Parameters<typeof instantiate>) => noted(await instantiate(...given)),
      instantiateStreaming: async (...given: Parameters<typeof instantiateStreaming>) =>
        noted(await instantiateStreaming(...given)),
    });
    return;
  }
  window.bench = { placed: 0, key: 0, verdicts: [], memory: () => 0 };
  new MutationObserver((mutations) => {
    const seen = mutations.some(
      ({ target }) =>
        target instanceof HTMLElement && target.popover === "manual" && target.style.visibility === "visible",
    );
    if (seen) window.bench.placed = performance.now();
  }).observe(document, { subtree: true, attributeFilter: ["style"] });
  addEventListener(
    "keydown",
    () => {
      window.bench.key = performance.now();
    },
    { capture: true },
  );
  const Channel = MessageChannel;
  window.MessageChannel = class extends Channel {
    constructor() {
      super();
      this.port1.addEventListener("message", ({ data }: MessageEvent<{ type?: string }>) => {
        if (data.type !== "verdict" || window.bench.key === 0) return;
        window.bench.verdicts.push(performance.now() - window.bench.key);
        window.bench.key = 0;
      });
    }
  };
}

/** Focuses the composer with that index and waits until the frame stands there; milliseconds. */
async function focusToChip(page: Page, index: number): Promise<number> {
  const from = await page.evaluate((index) => {
    const composer = document.querySelectorAll("textarea")[index];
    if (composer === undefined) throw new Error("the page has too few composers");
    composer.scrollIntoView({ block: "center", behavior: "instant" });
    const from = performance.now();
    composer.focus({ preventScroll: true });
    return from;
  }, index);
  const shown = await page.waitForFunction(
    (from) => (window.bench.placed > from ? window.bench.placed : undefined),
    {},
    from,
  );
  return ((await shown.jsonValue()) ?? Number.NaN) - from;
}

/** Types into a text of that many characters; the time from each key to the verdict on what it made. */
async function keyToVerdict(page: Page, length: number): Promise<number> {
  const sentence = "Hola, Marina: sentimos la espera y hoy mismo te devolvemos el dinero del abono. ";
  await page.evaluate(
    (text) => {
      const composer = document.activeElement;
      if (!(composer instanceof HTMLTextAreaElement)) throw new Error("the composer lost the focus");
      composer.value = text;
      composer.setSelectionRange(text.length, text.length);
      window.bench.verdicts = [];
      window.bench.key = 0;
    },
    sentence.repeat(Math.ceil(length / sentence.length)).slice(0, length - KEYS),
  );
  for (let key = 1; key <= KEYS; key++) {
    await page.keyboard.type("a");
    await page.waitForFunction((key) => window.bench.verdicts.length >= key, {}, key);
    await setTimeout(PACE);
  }
  return median(await page.evaluate(() => window.bench.verdicts));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

const site = await serve(join(DIST, "www"));
const figures = { cold: [] as number[], warm: [] as number[], short: 0, long: 0, memory: 0 };
for (let start = 0; start < COLD_STARTS; start++) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(watch);
    await page.goto(`${site.origin}/index.html?editor=textarea`);
    await page.waitForSelector("textarea");
    figures.cold.push(await focusToChip(page, 0));
    if (start + 1 < COLD_STARTS) continue;
    for (let focus = 1; focus <= WARM_FOCUSES; focus++) {
      figures.warm.push(await focusToChip(page, focus % 2));
    }
    figures.short = await keyToVerdict(page, 280);
    figures.long = await keyToVerdict(page, 3000);
    figures.memory = await page.evaluate(() => window.bench.memory());
  } finally {
    await browser.close();
  }
}
await site.close();
console.log(JSON.stringify({ ...figures, cold: median(figures.cold), warm: median(figures.warm) }));
