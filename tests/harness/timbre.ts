// Timbre's own frame as a person meets it on a page: the chip, the panel, what they say and what can be pressed.
//
// The frame stands in a closed shadow root and, with the extension, in another origin. Both browsers let a test find
// it all the same; clicks are real ones, at the place of the page where the thing is seen.

import type { Frame, Page } from "puppeteer-core";
import { ANSWER, until, within } from "./wait";

export type ChipState = "empty" | "ready" | "revise" | "hold";

/** So many looks in a row at the same place mean that the frame has found its size and its place, */
const AT_REST = 4;

/** if so many milliseconds lie between the first and the last: it follows a composer once nobody has typed for a while. */
const REST = 300;

/** After so many drawings the page is laid out anew, and the frame has followed the composer. */
const DRAWN = 4;

/** Pixels between the frame and what it stands beside. */
const NEAR = 16;

interface Place {
  readonly x: number;
  readonly y: number;
}

interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Pixels that lie between two boxes, on the axis where they are further apart; below 0 where they overlap. */
function gap(a: Edges, b: Edges): number {
  return Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
}

export class Timbre {
  readonly #page: Page;
  /** The frame, where it was found last. */
  #found: Frame | undefined;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Waits for the chip to be in this state, for a cause that is said with these words; returns what a screen reader says of it. */
  chip(state: ChipState, words = ""): Promise<string> {
    return this.#until(`a chip that is ${state}${words && ` for “${words}”`}`, (frame) =>
      frame.evaluate(
        (state, words) => {
          const said = document.querySelector(`.chip[data-state="${state}"]`)?.textContent;
          return said?.includes(words) ? said : undefined;
        },
        state,
        words,
      ),
    );
  }

  /** Clicks the chip and waits for the panel. */
  async openPanel(): Promise<void> {
    await this.click(".chip");
    await this.text("#panel");
  }

  /** Waits for something in the frame; returns its text. */
  text(selector: string): Promise<string> {
    return this.#until(`${selector} in the frame`, (frame) =>
      frame.evaluate((selector) => document.querySelector<HTMLElement>(selector)?.innerText, selector),
    );
  }

  /** Waits for something in the frame whose text contains `words`; returns the whole text. */
  saying(selector: string, words: string): Promise<string> {
    return this.#until(`${selector} that says “${words}”`, (frame) =>
      frame.evaluate(
        (selector, words) =>
          [...document.querySelectorAll<HTMLElement>(selector)]
            .map((element) => element.innerText)
            .find((text) => text.toLowerCase().includes(words.toLowerCase())),
        selector,
        words,
      ),
    );
  }

  /** Waits until nothing in the frame matches. */
  async gone(selector: string): Promise<void> {
    await this.#until(`no ${selector} in the frame`, (frame) =>
      frame.evaluate((selector) => document.querySelector(selector) === null, selector),
    );
  }

  /** Waits until keys go to the frame, and in it to an element that matches. */
  async focusOn(selector: string): Promise<void> {
    await this.#until(`the focus on ${selector}`, async (frame) => {
      const inside = await frame.evaluate((selector) => document.activeElement?.matches(selector), selector);
      return inside && this.#page.evaluate(() => document.activeElement?.hasAttribute("data-timbre-frame"));
    });
  }

  /** Clicks something in the frame with the mouse, once it is seen and has come to rest. */
  async click(selector: string): Promise<void> {
    await this.press(selector);
    await this.#page.mouse.up();
  }

  /**
   * Presses something in the frame with the mouse and does not release it. As long as a person presses, the page has
   * the time to draw what it makes of the press.
   */
  async press(selector: string): Promise<void> {
    const place = await this.#atRest(selector);
    await this.#page.mouse.move(place.x, place.y);
    await this.#page.mouse.down();
    await this.#page.evaluate(async (drawn) => {
      for (let frame = 0; frame < drawn; frame++) {
        await new Promise((next) => {
          requestAnimationFrame(next);
        });
      }
    }, DRAWN);
  }

  #atRest(selector: string): Promise<Place> {
    let before: Place | undefined;
    let still = 0;
    let since = 0;
    return this.#until(`${selector} to click on`, async (frame) => {
      const now = await this.#place(frame, selector);
      still = now !== undefined && now.x === before?.x && now.y === before.y ? still + 1 : 0;
      if (still === 0) since = performance.now();
      before = now;
      return still >= AT_REST && performance.now() - since >= REST ? now : undefined;
    });
  }

  /** Whether the frame is on the page at all. */
  async present(): Promise<boolean> {
    return (await this.#frame()) !== undefined;
  }

  /** Waits until the frame is seen near `beside` and over nothing of what matches: it is put there once its size is known. */
  async standsClear(beside: string, ...others: string[]): Promise<void> {
    const selectors = ["[data-timbre-frame]", beside, ...others];
    await until(`the frame near ${beside} and over none of ${selectors.slice(1).join(", ")}`, async () => {
      const [frame, ...boxes] = await this.#page.evaluate(
        (selectors) =>
          selectors.map((selector) => {
            const box = document.querySelector(selector)?.getBoundingClientRect();
            if (!box) throw new Error(`the page has no ${selector}`);
            return { left: box.left, top: box.top, right: box.right, bottom: box.bottom };
          }),
        selectors,
      );
      const [near] = boxes;
      if (frame && near && frame.right - frame.left > 1) {
        const gaps = boxes.map((box) => gap(frame, box));
        if (gap(frame, near) <= NEAR && gaps.every((gap) => gap >= 0)) return true;
      }
      throw new Error(`the frame is at ${JSON.stringify(frame)}, they are at ${JSON.stringify(boxes)}`);
    });
  }

  /** Hands the frame to something that only looks at it. */
  look<T>(what: string, see: (frame: Frame) => Promise<T>): Promise<T> {
    return this.#until(what, see);
  }

  #until<T>(what: string, see: (frame: Frame) => Promise<T | undefined | null | false>): Promise<T> {
    return until(what, async () => {
      const frame = await this.#frame();
      try {
        return frame && (await see(frame));
      } catch (failure) {
        // It may be another's by now.
        this.#found = undefined;
        throw failure;
      }
    });
  }

  /**
   * By the address it says itself: Firefox shows the harness no other for an extension's frame. As long as it stays on the
   * page, the others need not be asked again.
   */
  async #frame(): Promise<Frame | undefined> {
    if (this.#found && !this.#found.detached) return this.#found;
    for (const frame of this.#page.frames()) {
      if (frame === this.#page.mainFrame()) continue;
      // One that is about to go may never answer.
      const asked = frame.evaluate(() => location.pathname);
      const path = await within(ANSWER, asked).catch(() => "");
      if (path.endsWith("/frame.html")) {
        this.#found = frame;
        return frame;
      }
    }
    return undefined;
  }

  /** The middle of an element of the frame, in the page's viewport, if both are in sight. */
  async #place(frame: Frame, selector: string): Promise<Place | undefined> {
    const inner = await frame.evaluate((selector) => {
      const element = document.querySelector(selector);
      element?.scrollIntoView({ block: "nearest", behavior: "instant" });
      const box = element?.getBoundingClientRect();
      return box && box.width > 0 ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : undefined;
    }, selector);
    const outer = await this.#page.evaluate(() => {
      const host = [...document.querySelectorAll<HTMLElement>("div[popover='manual']")].find(
        (element) => element.matches(":popover-open") && element.style.zIndex === "2147483647",
      );
      if (!host || host.style.visibility === "hidden") return undefined;
      const { x, y, width, height } = host.getBoundingClientRect();
      return { x, y, width, height };
    });
    if (!inner || !outer || inner.x > outer.width || inner.y > outer.height) return undefined;
    return { x: outer.x + inner.x, y: outer.y + inner.y };
  }
}
