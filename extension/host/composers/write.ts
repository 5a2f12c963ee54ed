/**
 * Writes into an editor and looks at what became of it. Select, wait, write once, read back: never a second way once
 * anything has changed.
 */

import type { Utf16Span, WriteOutcome } from "../generated/messages";
import { fits, replaced } from "../text/spans";
import { focused, focusOn, holds } from "../tree";
import { contentOf, select, selectionOf } from "./content";
import { pause } from "./gestures";
import type { Editable } from "./index";

/** The slowest editor tried had its text after 90 ms. */
const READ_BACK = 250;

/**
 * Milliseconds. A busy page lets each timer through late, and editors set one after another: one long timer would be
 * ahead of them, many short ones are not.
 */
const TURN = 15;

/** An editor that has just got the focus puts its own selection first. */
const AFTER_FOCUS = 30;

/** How often a span is selected at most. */
const SELECTIONS = 3;

/** What is to be written. */
export interface Wish {
  /** The text that the wish was made for. */
  readonly before: string;
  /** What is replaced; empty for an insertion. */
  readonly span: Utf16Span;
  readonly text: string;
  /** Milliseconds since the user's last key in this editor. */
  readonly idle: () => number;
  /** Whether an input method or a mouse is at work in the editor: then nothing is written. */
  readonly busy: () => boolean;
}

/** Replaces a span of the editor's text. On `done` the editor holds exactly that and the caret stands after it. */
export async function write({ composer, strategy }: Editable, wish: Wish): Promise<WriteOutcome> {
  const { before, span, text } = wish;
  const fresh = (): boolean => composer.isConnected && !wish.busy() && contentOf(composer).text === before;
  if (!fits(span, before) || !fresh()) return "stale";
  const after = replaced(before, span, text);
  if (after === before) return "done";

  // Until the focus is moved and something is selected, keys go where they are meant to go.
  await pause(strategy.isolate - wish.idle());
  const view = composer.ownerDocument.defaultView;
  view?.addEventListener("keydown", lose, true);
  try {
    if (!holds(composer, focused() ?? document)) {
      focusOn(composer);
      await pause(AFTER_FOCUS, TURN);
    }
    // An editor that lags puts a selection of its own over the first.
    for (let tries = 1; ; tries++) {
      if (!fresh()) return "stale";
      if (!select(composer, contentOf(composer), span)) return "unchanged";
      await pause(strategy.settle, TURN);
      if (!fresh()) return "stale";
      const selected = selectionOf(composer, contentOf(composer));
      if (selected === null || (selected.start === span.start && selected.end === span.end)) break;
      if (tries === SELECTIONS) return "stale";
    }

    await strategy.write(composer, text);
    let left = before;
    for (let waited = 0; waited <= READ_BACK; waited += TURN) {
      left = contentOf(composer).text;
      if (left === after) return "done";
      await pause(TURN);
    }
    if (left === before) return "unchanged";
    if (composer.isConnected) strategy.undo(composer);
    return "wrong";
  } finally {
    view?.removeEventListener("keydown", lose, true);
  }
}

/**
 * A key that comes while a span is selected for writing would go over the span. It was meant for what was there before, or
 * for the panel, which has lent the focus.
 */
function lose(event: Event): void {
  if (!event.isTrusted) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}
