// What the host script costs a page, in Chromium with the built extension; `cargo xtask bench` runs it and prints the
// figures. One line of JSON on standard output.
//
// - `idle`: its own time in percent of one core, on a page of 20,000 nodes that changes in every frame, with a draft in
//   the focused composer while nobody types. By the browser's own profiler, every sample with the host script on its stack.
// - `nodes`, `listeners`: how many more there are after 500 focuses and blurs than before.
// - `own`: the host script's own milliseconds for each of 280 keys, on average, by the same profiler.
// - `key`: how much longer a key takes at the 95th percentile while 280 characters are typed, in milliseconds, from the
//   key's event to the first task after the input's: beside the same page in a browser without the extension.

import type { Browser, CDPSession, Page } from "puppeteer-core";
import { installExtension, launch } from "../harness/browser";
import { serve } from "../harness/server";

const NODES = 20_000;
const CHANGES = 200;
const IDLE = 5_000;
const CYCLES = 500;
const WARM = 20;
const ROUNDS = 3;
const SENTENCE = "Hola, Marina: sentimos la espera y hoy mismo te devolvemos el dinero. ";

declare global {
  interface Window {
    keys: number[];
  }
}

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
  readonly startTime: number;
  readonly endTime: number;
}

async function open(browser: Browser, origin: string): Promise<Page> {
  const page = await browser.newPage();
  await page.goto(`${origin}/`, { waitUntil: "load" });
  await page.bringToFront();
  return page;
}

async function shown(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector<HTMLElement>("[data-timbre-frame]")?.style.visibility === "visible",
  );
}

/** Milliseconds of samples that have the host script on their stack, and of all. */
function ownTime(profile: Profile): { own: number; all: number } {
  const parents = new Map(
    profile.nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id])),
  );
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  const ours = (id: number | undefined): boolean => {
    for (let at = id; at !== undefined; at = parents.get(at))
      if (byId.get(at)?.callFrame.url.endsWith("/host.js")) return true;
    return false;
  };
  const time = profile.samples.reduce(
    (sum, id, index) => sum + (ours(id) ? (profile.timeDeltas[index] ?? 0) : 0),
    0,
  );
  return { own: time / 1000, all: (profile.endTime - profile.startTime) / 1000 };
}

/** What of the time that `work` takes is the host script's. */
async function profiled(page: Page, work: () => Promise<unknown>): Promise<{ own: number; all: number }> {
  const session: CDPSession = await page.createCDPSession();
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: 100 });
  await session.send("Profiler.start");
  await work();
  const { profile } = await session.send("Profiler.stop");
  return ownTime(profile as unknown as Profile);
}

async function idle(browser: Browser, origin: string): Promise<number> {
  const page = await open(browser, origin);
  await page.evaluate(
    (count, changes) => {
      const list = document.createElement("div");
      list.style.cssText = "height: 300px; overflow: hidden";
      for (let index = 0; index < count / 2; index += 1) {
        const item = document.createElement("p");
        item.textContent = String(index);
        list.append(item);
      }
      document.body.append(list);
      let turn = 0;
      const change = (): void => {
        for (let step = 0; step < changes; step += 1) {
          const item = list.children[(turn * 7919 + step * 31) % list.children.length];
          if (item?.firstChild) item.firstChild.nodeValue = String(turn);
        }
        turn += 1;
        requestAnimationFrame(change);
      };
      change();
    },
    NODES,
    CHANGES,
  );
  await page.click("textarea");
  await page.keyboard.type(SENTENCE);
  await shown(page);
  const { own, all } = await profiled(page, () =>
    page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), IDLE),
  );
  await page.close();
  return (100 * own) / all;
}

/** The host script's own milliseconds for each key, on average. */
async function ownPerKey(browser: Browser, origin: string): Promise<number> {
  const page = await open(browser, origin);
  await page.click("textarea");
  await shown(page);
  const text = SENTENCE.repeat(4).slice(0, 280);
  const { own } = await profiled(page, () => page.keyboard.type(text));
  await page.close();
  if (own === 0) throw new Error("the profiler does not see the host script");
  return own / text.length;
}

async function growth(browser: Browser, origin: string): Promise<{ nodes: number; listeners: number }> {
  const page = await open(browser, origin);
  const session: CDPSession = await page.createCDPSession();
  const cycle = (times: number): Promise<void> =>
    page.evaluate(async (times) => {
      const field = document.querySelector("textarea");
      for (let index = 0; index < times; index += 1) {
        for (const turn of [() => field?.focus(), () => field?.blur()]) {
          turn();
          await new Promise((resolve) => setTimeout(resolve, 0));
        }
      }
    }, times);
  const count = async (): Promise<{ nodes: number; jsEventListeners: number }> => {
    await session.send("HeapProfiler.collectGarbage");
    return session.send("Memory.getDOMCounters");
  };
  await cycle(WARM);
  const before = await count();
  await cycle(CYCLES);
  const after = await count();
  await page.close();
  return { nodes: after.nodes - before.nodes, listeners: after.jsEventListeners - before.jsEventListeners };
}

async function typed(browser: Browser, origin: string, on: boolean): Promise<number[]> {
  const page = await open(browser, origin);
  await page.click("textarea");
  if (on) await shown(page);
  await page.evaluate(() => {
    window.keys = [];
    let pressed = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => window.keys.push(performance.now() - pressed);
    addEventListener(
      "keydown",
      () => {
        pressed = performance.now();
      },
      { capture: true },
    );
    addEventListener("input", () => port2.postMessage(0));
  });
  await page.keyboard.type(SENTENCE.repeat(4).slice(0, 280));
  await page.waitForFunction(() => window.keys.length >= 280);
  const keys = await page.evaluate(() => window.keys);
  await page.close();
  return keys;
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
}

const site = await serve("tests/hostile/pages");
const [on, off] = await Promise.all([launch({ extensions: true }), launch({ extensions: true })]);
try {
  await installExtension(on);
  const [withIt, without]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    withIt.push(...(await typed(on, site.origin, true)));
    without.push(...(await typed(off, site.origin, false)));
  }
  const figures = {
    idle: await idle(on, site.origin),
    ...(await growth(on, site.origin)),
    own: await ownPerKey(on, site.origin),
    key: percentile(withIt, 0.95) - percentile(without, 0.95),
  };
  console.log(JSON.stringify(figures));
} finally {
  await Promise.all([on.close(), off.close()]);
  await site.close();
}
