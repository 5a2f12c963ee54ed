// A reply that must not go out: it gives away a phone number in public. On the pages of `hostile/`.

import assert from "node:assert/strict";
import type { CommunityPage } from "./community";
import type { Timbre } from "./timbre";

/** The phone number of somebody else than the one who writes. A part of it is held too: who waits must wait for all of it. */
export const EXPOSED = "612 34 56 78";

const START = "Hola, te llamamos hoy";

export const EXPOSING = `${START} al ${EXPOSED}`;

/** Writes it under a comment and tries to publish it: Timbre holds it, and nothing goes out. */
export async function isHeld(community: CommunityPage, timbre: Timbre, comment: string): Promise<void> {
  const before = await community.submissions();
  await community.focus(comment);
  await isFree(timbre);
  await community.type(EXPOSING);
  await timbre.chip("hold", EXPOSED);
  await community.publish(comment);
  await timbre.saying(".held", "612");
  assert.equal(await community.submissions(), before);
}

/** Takes the first fix that the held panel offers; returns the text without the number. */
export async function mend(community: CommunityPage, timbre: Timbre, comment: string): Promise<string> {
  await timbre.click("#held-first");
  await timbre.gone(".held");
  const mended = await community.text(comment);
  assert.ok(!mended.includes(EXPOSED) && mended.startsWith(START), mended);
  return mended;
}

/** Waits until Timbre has judged a text that may go out. */
export async function isFree(timbre: Timbre): Promise<void> {
  await timbre.look("a verdict that holds nothing", (frame) =>
    frame.evaluate(() => document.querySelector('.chip:not([data-state="hold"])') !== null),
  );
}

/**
 * In the box that has the focus: has the frame judge another text, and then the one that `write` puts there, which exposes
 * again. What was asked of it before has been answered by then.
 */
export async function judgeAgain(
  community: CommunityPage,
  timbre: Timbre,
  write: () => Promise<unknown> = () => community.typeOver(EXPOSING),
): Promise<void> {
  await community.typeOver("Hola, Óscar. ¿Nos escribes por privado?");
  await isFree(timbre);
  await write();
  await timbre.chip("hold", EXPOSED);
}
