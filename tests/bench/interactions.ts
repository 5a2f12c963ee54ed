// Measures how long a person waits for the next paint after a key or a click, with a brand of 5,000 templates: in the
// panel, with the widget, and in the extension's studio. `cargo xtask bench` runs it and prints the figures.
//
// One line of JSON on standard output: by place and interaction the shortest, the median, the 95th percentile and the
// longest in milliseconds, until the window's thread has painted; the browser's own Event Timing tells of nothing where the
// compositor finds nothing new to show.

import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KeyInput, Page } from "puppeteer-core";
import { DIST, installGreeting, launch } from "../harness/browser";
import { CommunityPage } from "../harness/community";
import { serve } from "../harness/server";
import { chooseFile } from "../harness/shell";
import { Timbre } from "../harness/timbre";

/** So many templates a brand has that others have written for. */
const TEMPLATES = 5000;

/** Milliseconds between two keys: faster than anybody types. */
const PACE = 30;

/** Milliseconds between a key and the next one while a template is kept; it is 400 after the last. */
const REST = 410;

/** How often each interaction is done that is not one of typing. */
const TIMES = 10;

const COMPLAINT = "double-charge";

/** What is written before a reply is looked for. */
const WRITTEN = "Hola, Alba: sentimos la espera y hoy mismo te devolvemos el dinero del abono en tu banco.";

/** What is searched for, key by key. */
const SOUGHT = "cobro 42";

interface Brand {
  templates: { id: string; shortcut: string; title: string; body: { es: string } }[];
}

/** A key or a click. */
interface Noted {
  /** When it happened, in milliseconds since 1970. */
  readonly at: number;
  readonly duration: number;
}

/** What was done, and when. */
interface Deed {
  readonly what: string;
  readonly from: number;
  readonly to: number;
}

interface Distribution {
  readonly count: number;
  readonly min: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
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

/**
 * Notes how long it takes from each key and click until the window has drawn what came of it; has the page find this
 * brand, if one is given.
 */
function note(brand?: string): void {
  const top = window.top as Window & { interactions?: Noted[] };
  top.interactions ??= [];
  const noted = top.interactions;
  for (const type of ["keydown", "click"]) {
    addEventListener(
      type,
      ({ timeStamp }) => {
        // The first task behind a frame's callbacks comes when that frame is laid out and painted.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            const { timeOrigin } = performance;
            noted.push({ at: timeOrigin + timeStamp, duration: performance.now() - timeStamp });
          };
          port2.postMessage(undefined);
        });
      },
      { capture: true },
    );
  }
  if (brand === undefined) return;
  const { fetch } = window;
  window.fetch = async (...given) => {
    const response = await fetch(...given);
    return response.url.endsWith("brand.json") ? new Response(brand) : response;
  };
}

/** The interactions of a page, by what was done. */
class Interactions {
  readonly #page: Page;
  readonly #deeds: Deed[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  /** Does something by keys and clicks. */
  async during(what: string, act: () => Promise<unknown>): Promise<void> {
    const from = await this.#painted();
    await act();
    this.#deeds.push({ what, from, to: await this.#painted() });
  }

  /** By what was done. */
  async figures(): Promise<Record<string, Distribution>> {
    const noted = await this.#page.evaluate(
      () => (window as Window & { interactions?: Noted[] }).interactions ?? [],
    );
    const durations = new Map<string, number[]>();
    for (const { what, from, to } of this.#deeds) {
      const known = durations.get(what) ?? [];
      known.push(...noted.filter(({ at }) => at >= from && at < to).map(({ duration }) => duration));
      durations.set(what, known);
    }
    return Object.fromEntries([...durations].map(([what, known]) => [what, spread(known)]));
  }

  /** When all that has happened so far is painted, in milliseconds since 1970. */
  #painted(): Promise<number> {
    return this.#page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame++) {
        await new Promise((next) => {
          requestAnimationFrame(next);
        });
      }
      return performance.timeOrigin + performance.now();
    });
  }
}

function spread(values: readonly number[]): Distribution {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
  return { count: sorted.length, min: at(0.0001), median: at(0.5), p95: at(0.95), max: at(1) };
}

async function type(page: Page, text: string): Promise<void> {
  for (const key of text) await page.keyboard.press(key as KeyInput, { delay: PACE });
}

async function again(page: Page, key: KeyInput, times: number): Promise<void> {
  for (let time = 0; time < times; time++) await page.keyboard.press(key, { delay: PACE });
}

/** In the panel, by chip and keys. */
async function inPanel(origin: string, brand: string): Promise<Record<string, Distribution>> {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(note, brand);
    await page.goto(`${origin}/index.html?editor=textarea&lang=es`);
    await page.waitForSelector("textarea");
    const community = new CommunityPage(page);
    await community.focus(COMPLAINT);
    const timbre = new Timbre(page);
    await timbre.chip("empty");
    await timbre.openPanel();
    await timbre.text(".panel-brand");
    await page.keyboard.press("Escape");
    await timbre.gone("#panel");
    await community.focused(COMPLAINT);
    const noted = new Interactions(page);
    await noted.during("writing", () => type(page, WRITTEN));
    for (let time = 0; time < TIMES; time++) {
      await noted.during("opening", () => timbre.openPanel());
      await noted.during("switching tab", async () => {
        await timbre.click("#tab-replies");
        await timbre.text(".reply");
        await timbre.focusOn("#search");
      });
      if (time % 3 === 0) {
        await noted.during("searching", () => type(page, SOUGHT));
        await timbre.text(".reply");
        await noted.during("moving", () => again(page, "ArrowDown", 8));
        await noted.during("moving", () => again(page, "ArrowUp", 4));
        await noted.during("searching", () => again(page, "Backspace", SOUGHT.length));
      }
      await noted.during("closing", () => page.keyboard.press("Escape"));
      await timbre.gone("#panel");
      await community.focused(COMPLAINT);
    }
    for (let time = 0; time < 3; time++) {
      await community.chord(["Alt", "Shift"], "KeyT");
      await timbre.focusOn("#search");
      await noted.during("inserting", () => page.keyboard.press("Enter", { delay: PACE }));
      await timbre.gone("#panel");
      await community.focused(COMPLAINT);
      await noted.during("writing after it", () => type(page, "Hoy mismo. "));
    }
    return await noted.figures();
  } finally {
    await browser.close();
  }
}

/** In the extension's studio, while templates are searched, and one is changed and kept. */
async function inStudio(brand: string): Promise<Record<string, Distribution>> {
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
    const noted = new Interactions(studio);
    const go = async (page: string, shown: string): Promise<void> => {
      await studio.focus(`a[href='#${page}']`);
      await noted.during(`to ${page}`, async () => {
        await studio.keyboard.press("Enter", { delay: PACE });
        await studio.waitForSelector(shown);
      });
    };
    for (let round = 0; round < 3; round++) {
      await go("templates", ".row");
      await go("brand", "#address");
      await go("voice", "#trial");
      await go("rules", "#own-find");
      await go("data", "#backup");
      await go("brands", ".brand");
    }
    await go("templates", ".row");
    for (let round = 0; round < 3; round++) {
      await studio.focus("#template-search");
      await noted.during("searching", () => type(studio, SOUGHT));
      await studio.waitForSelector(".row");
      await noted.during("moving", () => again(studio, "ArrowDown", 8));
      await noted.during("moving", () => again(studio, "ArrowUp", 4));
      await noted.during("opening", async () => {
        await studio.keyboard.press("Enter", { delay: PACE });
        await studio.waitForSelector(".editor textarea");
      });
      for (const field of ["#field-title", "#body-es", "#field-shortcut", "#field-tags"]) {
        await studio.focus(field);
        await noted.during(`typing in ${field}`, () => type(studio, "Hola, "));
      }
      // What was typed is kept when the hand rests, and the next key may come just then.
      await studio.focus("#body-es");
      await noted.during("typing while it is kept", async () => {
        for (const key of "otra vez") {
          await studio.keyboard.press(key as KeyInput, { delay: PACE });
          await new Promise((rested) => setTimeout(rested, REST));
        }
      });
      await studio.focus("#template-close");
      await noted.during("closing", () => studio.keyboard.press("Enter", { delay: PACE }));
      await studio.focus("#template-search");
      await noted.during("searching", () => again(studio, "Backspace", SOUGHT.length));
    }
    return await noted.figures();
  } finally {
    await browser.close();
    await rm(folder, { recursive: true });
  }
}

const site = await serve(join(DIST, "www"));
const brand = await grown();
const panel = await inPanel(site.origin, brand);
await site.close();
console.log(JSON.stringify({ panel, studio: await inStudio(brand) }));
