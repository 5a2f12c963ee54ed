// What the host script costs a page, in Chromium with the built extension; `cargo xtask bench` runs it and prints the
// figures. One line of JSON on standard output.
//
// - `idle`: its own time in percent of one core, on a page of 20,000 nodes that changes in every frame, with a draft in
//   the focused composer while nobody types. By the browser's own profiler, every sample with the host script on its stack.
// - `nodes`, `listeners`: how many more there are after 500 focuses and blurs than before.
// - `own`: the host script's own milliseconds for each of 280 keys, on average, by the same profiler.
// - `key`: how much more of the processor's time the page's main thread takes for a key at the 95th percentile, in
//   milliseconds, while 280 characters are typed: all that it does from one key to the next, by the browser's own trace,
//   beside the same page in a browser without the extension, which gets each key right after. So both have the machine's
//   other work beside them alike, and times of day would tell of that work.

import type { Browser, CDPSession, Page } from "puppeteer-core";
import { installExtension, launch } from "../harness/browser";
import { serve } from "../harness/server";

const NODES = 20_000;
const CHANGES = 200;
const IDLE = 5_000;
const CYCLES = 500;
const WARM = 20;
const ROUNDS = 3;

/** Milliseconds between two keys: faster than anybody types, and slow enough that a key's work is done before the next. */
const PACE = 30;
const SENTENCE = "Hola, Marina: sentimos la espera y hoy mismo te devolvemos el dinero. ";

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

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** When it began, in microseconds. */
  readonly ts: number;
  /** How much of the processor's time it took of its thread, in microseconds. */
  readonly tdur?: number;
  readonly args: { readonly data?: { readonly type?: string } };
}

/** A page that is traced while somebody types in it. */
async function traced(browser: Browser, origin: string, on: boolean): Promise<Page> {
  const page = await open(browser, origin);
  await page.click("textarea");
  if (on) await shown(page);
  await page.tracing.start({ categories: ["devtools.timeline", "disabled-by-default-devtools.timeline"] });
  return page;
}

/** The page's own processor time for each key, in milliseconds. */
async function spent(page: Page): Promise<number[]> {
  const trace = new TextDecoder().decode(await page.tracing.stop());
  await page.close();
  const events: TraceEvent[] = JSON.parse(trace).traceEvents;
  const inOrder = (one: TraceEvent, other: TraceEvent): number => one.ts - other.ts;
  const keys = events
    .filter(({ name, args }) => name === "EventDispatch" && args.data?.type === "keydown")
    .sort(inOrder);
  const tasks = events
    .filter(({ name, pid, tid }) => name === "RunTask" && pid === keys[0]?.pid && tid === keys[0]?.tid)
    .sort(inOrder);
  // Each key's task, and all until the next key's.
  const starts = keys.map(({ ts }) => tasks.findLastIndex((task) => task.ts <= ts));
  if (starts.length !== 280) throw new Error(`the trace has ${starts.length} keys`);
  return starts.map((start, key) =>
    tasks.slice(start, starts[key + 1]).reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0),
  );
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
    const [one, other] = [await traced(on, site.origin, true), await traced(off, site.origin, false)];
    for (const letter of SENTENCE.repeat(4).slice(0, 280))
      for (const page of [one, other]) await page.keyboard.type(letter, { delay: PACE });
    withIt.push(...(await spent(one)));
    without.push(...(await spent(other)));
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
