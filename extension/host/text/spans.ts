/** Spans of a text, and what becomes of them when the text is edited once. Pure functions that fail closed. */

import type { Utf16Span } from "../generated/messages";

/** The one stretch in which two texts differ: `before[start..beforeEnd]` became `after[start..afterEnd]`. */
export interface Change {
  readonly start: number;
  readonly beforeEnd: number;
  readonly afterEnd: number;
}

/** The smallest single change that makes `after` of `before`. */
export function changeBetween(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail])
    tail += 1;
  return { start, beforeEnd: before.length - tail, afterEnd: after.length - tail };
}

/**
 * Where a span of `before` lies in `after`, or nothing if the edit touched it or a letter beside it: a word that is
 * still being typed is not the word that was judged.
 */
export function carry(span: Utf16Span, before: string, after: string): Utf16Span | undefined {
  if (before === after) return span;
  const change = changeBetween(before, after);
  const shift = change.afterEnd - change.beforeEnd;
  if (span.end < change.start) return span;
  if (span.end === change.start && !startsWithLetter(after, change.start)) return span;
  if (
    span.start > change.beforeEnd ||
    (span.start === change.beforeEnd && !endsWithLetter(after, change.afterEnd))
  ) {
    return { start: span.start + shift, end: span.end + shift };
  }
  return undefined;
}

function startsWithLetter(text: string, at: number): boolean {
  return /^[\p{L}\p{N}\p{M}]/u.test(text.slice(at, at + 2));
}

function endsWithLetter(text: string, end: number): boolean {
  return /[\p{L}\p{N}\p{M}]$/u.test(text.slice(Math.max(0, end - 2), end));
}

/** `text` with `span` replaced. */
export function replaced(text: string, span: Utf16Span, by: string): string {
  return text.slice(0, span.start) + by + text.slice(span.end);
}

/** Whether `span` is a half-open range inside `text` that cuts no surrogate pair. */
export function fits(span: Utf16Span, text: string): boolean {
  const whole = (at: number): boolean =>
    !/^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1)) || !/[\uD800-\uDBFF]$/.test(text.slice(0, at));
  return span.start <= span.end && span.end <= text.length && whole(span.start) && whole(span.end);
}
