// Thirty comments answered in a row with the keyboard alone, every key counted: those of the demo community, and once
// more all of them when the first answers are out. With the widget: headless browsers hand no shortcut to an extension.

import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { CommunityPage } from "../harness/community";
import { Shell } from "../harness/shell";
import type { Timbre } from "../harness/timbre";
import { until } from "../harness/wait";

/** How many of the replies offered a person reads before they search. */
const READ = 3;

/** The most keys an answer may take, and the most they may take on average; each key of a chord counts. */
const MOST_KEYS = 20;
const MEAN_KEYS = 10;

interface Answer {
  readonly comment: string;
  /** The first name of who is answered, which the reply begins with. */
  readonly to: string;
  /** What a reply says that a community manager would send. */
  readonly fits: RegExp;
  /** What they search for if none of the first replies fits. */
  readonly search: string;
}

/** In the order of the page. Nobody answers the one that is spam. */
const ANSWERS: readonly Answer[] = [
  { comment: "double-charge", to: "Alba", fits: /devuelto el segundo/, search: "cobro" },
  { comment: "first-ride", to: "Marina", fits: /estreno|Hacía falta|alegrado/, search: "gracias" },
  { comment: "child-seat", to: "Inés", fits: /sillita/, search: "silla" },
  { comment: "visitors", to: "Freya", fits: /9 euros/, search: "visit" },
  { comment: "fall", to: "Laura", fits: /cómo estáis/, search: "daño" },
  { comment: "charged-dock", to: "Ben", fits: /forty minutes|dock failed/, search: "dock" },
  { comment: "useless", to: "Gus", fits: /sin faltar|no se insulta/, search: "falta" },
  { comment: "data-leak", to: "Rachel", fits: /within the hour/, search: "datos" },
  { comment: "phone", to: "Óscar", fits: /te llama Berta/, search: "esperando" },
  { comment: "empty-nest", to: "Toni", fits: /furgoneta/, search: "vacio" },
  { comment: "workshop", to: "Callum", fits: /read him your message|made our morning/, search: "gracias" },
  { comment: "marathon", to: "Silvia", fits: /Gracias por el aviso/, search: "aviso" },
  { comment: "earn-money", to: "Crypto", fits: /^$/, search: "" },
  { comment: "ban-bikes", to: "Paul", fits: /without the insults|insult nobody/, search: "insult" },
  { comment: "lighthouse", to: "Francisco", fits: /faro/, search: "faro" },
];

/** Two hands on a keyboard, and how often they have pressed a key. */
class Keyboard {
  pressed = 0;
  readonly #community: CommunityPage;

  constructor(community: CommunityPage) {
    this.#community = community;
  }

  async press(key: "Enter" | "ArrowDown"): Promise<void> {
    this.pressed += 1;
    await this.#community.page.keyboard.press(key);
  }

  async tab(): Promise<void> {
    this.pressed += 1;
    await this.#community.tab();
  }

  async type(text: string): Promise<void> {
    this.pressed += text.length;
    await this.#community.type(text);
  }

  async chord(...[held, key]: Parameters<CommunityPage["chord"]>): Promise<void> {
    this.pressed += held.length + 1;
    await this.#community.chord(held, key);
  }
}

/** The texts of the replies that are offered, once they are for this person. */
function offered(timbre: Timbre, to: string): Promise<readonly string[]> {
  return timbre.look(`replies to ${to}`, (frame) =>
    frame.evaluate((to) => {
      const texts = [...document.querySelectorAll<HTMLElement>(".reply-text")].map(
        ({ innerText }) => innerText,
      );
      return texts[0]?.includes(to) ? texts : null;
    }, to),
  ) as Promise<readonly string[]>;
}

/** Where the list's marked option is. */
function chosen(timbre: Timbre, place: number): Promise<unknown> {
  return timbre.look(`reply ${place} to be chosen`, (frame) =>
    frame.evaluate(
      (place) => document.querySelector(`#reply-${place}[aria-selected="true"]`) !== null,
      place,
    ),
  );
}

/** Answers the comment whose box has the focus and publishes the answer; returns what was published. */
async function answer(
  { comment, to, fits, search }: Answer,
  keyboard: Keyboard,
  community: CommunityPage,
  timbre: Timbre,
): Promise<string> {
  await keyboard.chord(["Alt", "Shift"], "KeyT");
  await timbre.focusOn("#search");
  // The first time the brand may be on its way still.
  await timbre.text(".panel-brand");
  let place = (await offered(timbre, to)).slice(0, READ).findIndex((text) => fits.test(text));
  if (place < 0) {
    await keyboard.type(search);
    place = await until(`“${search}” finds a reply for ${comment}`, async () => {
      const found = (await offered(timbre, to)).slice(0, READ).findIndex((text) => fits.test(text));
      return found < 0 ? undefined : String(found);
    }).then(Number);
  }
  for (let down = 1; down <= place; down++) {
    await keyboard.press("ArrowDown");
    await chosen(timbre, down);
  }
  await keyboard.press("Enter");
  const text = await until(`the reply in the box of ${comment}`, async () => {
    const written = await community.text(comment);
    return fits.test(written) && written;
  });
  await community.focused(comment);
  const before = (await community.published()).length;
  await keyboard.chord(["Control"], "Enter");
  await until(`the reply to ${comment} is out`, async () => (await community.published()).length > before);
  await community.holds(comment, "");
  return text;
}

describe("thirty comments", () => {
  let shell: Shell;
  before(async () => {
    shell = await Shell.start("widget");
  });
  after(() => shell.stop());

  it("are answered with the keyboard alone, in few keys", async (test) => {
    const counts: { readonly comment: string; readonly keys: number; readonly letters: number }[] = [];
    for (let round = 0; round < 2; round++) {
      const { community, timbre } = await shell.visit();
      const keyboard = new Keyboard(community);
      const sent: string[] = [];
      for (const one of ANSWERS) {
        const before = keyboard.pressed;
        while ((await community.answering()) !== one.comment) await keyboard.tab();
        if (one.search === "") continue;
        await timbre.chip("empty");
        const text = await answer(one, keyboard, community, timbre);
        sent.push(text);
        counts.push({ comment: one.comment, keys: keyboard.pressed - before, letters: text.length });
      }
      assert.equal(await community.submissions(), sent.length);
      assert.deepEqual(
        (await community.published()).map(({ text }) => text),
        sent,
      );
      await community.page.close();
    }
    const keys = counts.map((count) => count.keys);
    const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
    test.diagnostic(
      `${mean(keys).toFixed(1)} keys an answer, ${Math.max(...keys)} at most, for ${mean(counts.map(({ letters }) => letters)).toFixed(0)} letters`,
    );
    test.diagnostic(counts.map((count) => `${count.comment} ${count.keys}`).join(", "));
    assert.ok(Math.max(...keys) <= MOST_KEYS, JSON.stringify(counts));
    assert.ok(mean(keys) <= MEAN_KEYS, JSON.stringify(counts));
  });
});
