// The demo community as a person uses it: with the mouse and the keyboard, and nothing else.

import type { Browser, Page } from "puppeteer-core";
import type { Site } from "./server";
import { until } from "./wait";

/** The reply box under a comment, whatever it is made with. */
const BOX = ".reply :is(textarea, [contenteditable='true'])";

export class CommunityPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /**
   * Opens the page in a new tab, in Spanish and light unless `query` says otherwise; `query` as in `www/README.md`.
   * `first` runs on it before any of its own scripts.
   */
  static async open(
    browser: Browser,
    site: Site,
    query = "",
    first: () => void = () => undefined,
  ): Promise<CommunityPage> {
    const page = await browser.newPage();
    await page.evaluateOnNewDocument(first);
    await page.goto(`${site.origin}/?${query}&lang=es&theme=light`, { waitUntil: "load" });
    await page.waitForSelector(BOX);
    return new CommunityPage(page);
  }

  /** Clicks into the reply box under a comment. */
  async focus(comment: string): Promise<void> {
    const box = await this.page.waitForSelector(`${on(comment)} ${BOX}`);
    await box?.evaluate((element) => element.scrollIntoView({ block: "center", behavior: "instant" }));
    await box?.click();
    await this.focused(comment);
  }

  /** The comment to whose reply box keys go; none if they go elsewhere. */
  answering(): Promise<string | undefined> {
    return this.page.evaluate(
      () => document.activeElement?.closest<HTMLElement>("[data-comment]")?.dataset["comment"],
    );
  }

  /** Presses Tab and waits until something else has the focus. */
  async tab(): Promise<void> {
    const before = await this.page.evaluateHandle(() => document.activeElement);
    await this.page.keyboard.press("Tab");
    await until("the focus goes on", () =>
      this.page.evaluate((before) => document.activeElement !== before, before),
    );
  }

  /** Waits until keys go to the reply box under a comment. */
  async focused(comment: string): Promise<void> {
    await until(`the focus is in the box of ${comment}`, async () => (await this.answering()) === comment);
  }

  /** Types as a person does, into whatever has the focus; `\n` is Enter. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Selects everything in the box that has the focus and types over it. */
  async typeOver(text: string): Promise<void> {
    await this.chord(["Control"], "a");
    await this.type(text);
  }

  /** Presses a key while others are held. */
  async chord(
    held: readonly ("Control" | "Alt" | "Shift")[],
    key: "a" | "z" | "Enter" | "KeyV" | "KeyT" | "KeyF",
  ): Promise<void> {
    for (const modifier of held) await this.page.keyboard.down(modifier);
    await this.page.keyboard.press(key);
    for (const modifier of [...held].reverse()) await this.page.keyboard.up(modifier);
  }

  /** The text of a comment's reply box, as its editor's own model has it. */
  text(comment: string): Promise<string> {
    return this.page.evaluate((comment) => window.community.text(comment), comment);
  }

  /** Waits until the editor's own model holds exactly this. */
  async holds(comment: string, text: string): Promise<void> {
    try {
      await until("", async () => (await this.text(comment)) === text);
    } catch {
      throw new Error(
        `the box of ${comment} holds ${JSON.stringify(await this.text(comment))}, not ${JSON.stringify(text)}`,
      );
    }
  }

  /** Submissions that the page has seen, whoever caused them. */
  submissions(): Promise<number> {
    return this.page.evaluate(() => window.community.submissions);
  }

  /** What has been published so far. */
  published(): Promise<readonly { readonly comment: string; readonly text: string }[]> {
    return this.page.evaluate(() => window.community.published.map((reply) => ({ ...reply })));
  }

  /** Clicks a comment's own publish button. */
  async publish(comment: string): Promise<void> {
    await this.page.click(`${on(comment)} .publish`);
  }

  /** What is underlined in the page's editors, by severity, in the order in which it was marked. */
  underlined(severity: "hint" | "warn" | "hold"): Promise<readonly string[]> {
    return this.page.evaluate(
      (name) => [...(CSS.highlights.get(name) ?? [])].map(String),
      `timbre-${severity}`,
    );
  }
}

function on(comment: string): string {
  return `[data-comment="${comment}"]`;
}
