// Measures the widget on the demo community in one browser; `cargo xtask bench` runs it and prints the table.
// One line of JSON on standard output. Times are the page's own, in milliseconds, so that the driver's way to the
// browser is no part of them.

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "puppeteer-core";
import { DIST, installGreeting, launch } from "../harness/browser";
import { serve } from "../harness/server";
import { chooseFile } from "../harness/shell";
import { Timbre } from "../harness/timbre";

/** How many keys are measured at each length; the median counts. */
const KEYS = 30;

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
  }
  return median(await page.evaluate(() => window.bench.verdicts));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** So many templates a brand has that others have written for. */
const TEMPLATES = 5000;

/** Milliseconds between a key and the next one while a template is kept; it is 400 after the last. */
const REST = 410;

/** What is written before a reply is looked for. */
const WRITTEN =
  "Hola, Marina: sentimos la espera y hoy mismo te devolvemos el dinero del abono, que verás en tu banco el jueves.";

interface Brand {
  templates: { id: string; shortcut: string; title: string; body: { es: string } }[];
}

/** The example brand with many templates, of its own words, none like another, always the same. */
async function grown(): Promise<string> {
  const brand: Brand = JSON.parse(await readFile(join(DIST, "www", "brand.json"), "utf8"));
  const words = brand.templates
    .flatMap(({ body }) => body.es.split(/\s+/))
    .filter((word) => !/[{}|[\]]/.test(word));
  let seed = 1;
  const some = (count: number): string =>
    Array.from({ length: count }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return words[seed % words.length];
    }).join(" ");
  for (let number = brand.templates.length; number < TEMPLATES; number++) {
    const id = `grown-${number}`;
    brand.templates.push({ id, shortcut: id, title: some(3), body: { es: some(35) } });
  }
  return JSON.stringify(brand);
}

/** Notes how long each interaction takes to the next paint; has the page find this brand, if one is given. */
function note(brand?: string): void {
  const top = window.top as Window & { interactions?: number[] };
  top.interactions ??= [];
  const noted = top.interactions;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) noted.push(entry.duration);
  }).observe({ type: "event", durationThreshold: 16 } as PerformanceObserverInit);
  if (brand === undefined) return;
  const { fetch } = window;
  window.fetch = async (...given) => {
    const response = await fetch(...given);
    return response.url.endsWith("brand.json") ? new Response(brand) : response;
  };
}

/** The longest of the interactions since the last call, once all are painted; milliseconds, 16 if none took longer. */
function longest(page: Page): Promise<number> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) {
      await new Promise((next) => {
        requestAnimationFrame(next);
      });
    }
    const { interactions = [] } = window as Window & { interactions?: number[] };
    return Math.max(16, ...interactions.splice(0));
  });
}

/** The longest interaction while replies are opened and searched in the panel. */
async function inPanel(origin: string, brand: string): Promise<number> {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(note, brand);
    await page.goto(`${origin}/index.html?editor=textarea`);
    await page.waitForSelector("textarea");
    await page.focus("textarea");
    const timbre = new Timbre(page);
    await timbre.chip("empty");
    await timbre.openPanel();
    await timbre.text(".panel-brand");
    await page.keyboard.press("Escape");
    await timbre.gone("#panel");
    await page.focus("textarea");
    await longest(page);
    // The templates are read ahead while somebody writes.
    await page.keyboard.type(WRITTEN, { delay: 40 });
    await timbre.openPanel();
    await timbre.click("#tab-replies");
    await timbre.text(".reply");
    await timbre.click("#search");
    for (const key of "cobro 42") await page.keyboard.press(key as "c", { delay: 30 });
    await timbre.text(".reply");
    return await longest(page);
  } finally {
    await browser.close();
  }
}

/** The longest interaction in the extension's studio while templates are searched, and one is changed and kept. */
async function inStudio(brand: string): Promise<number> {
  const browser = await launch({ extensions: true });
  const folder = await mkdtemp(join(tmpdir(), "timbre-bench-"));
  try {
    const { studio } = await installGreeting(browser);
    await studio.bringToFront();
    const file = join(folder, "brand.json");
    await writeFile(file, brand);
    await chooseFile(studio, file);
    await studio.locator(".preview .button").click();
    await studio.waitForSelector(".brand[data-active='true']");
    await studio.evaluate(note, undefined);
    await studio.locator("a[href='#templates']").click();
    await studio.waitForSelector(".row");
    await studio.focus("#template-search");
    await longest(studio);
    for (const key of "cobro 42") await studio.keyboard.press(key as "c", { delay: 30 });
    await studio.click(".row");
    await studio.waitForSelector(".editor textarea");
    await studio.focus(".editor textarea");
    await studio.keyboard.type("Hola, ", { delay: 30 });
    // What was typed is kept when the hand rests, and the next key may come just then.
    for (const key of "otra vez") {
      await studio.keyboard.press(key as "o", { delay: 30 });
      await new Promise((rested) => setTimeout(rested, REST));
    }
    return await longest(studio);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
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
const brand = await grown();
const painted = { panel: await inPanel(site.origin, brand), studio: await inStudio(brand) };
await site.close();
console.log(
  JSON.stringify({ ...figures, ...painted, cold: median(figures.cold), warm: median(figures.warm) }),
);
