/**
 * A draft as plain text, and the way back from an offset to a place in the editor.
 *
 * An editor's content is a stream of pieces; this file turns it into text by the rules that agree with the models of
 * the real editors: a leaf block is a line, an empty block a blank line, a break at the end of its block is only a
 * filler. It knows no DOM: places are opaque, so the rules can be tested without a browser.
 */

/** One piece of an editor's content, in document order. `Place` is whatever the caller recognises a node by. */
export type Piece<Place> =
  | { readonly kind: "text"; readonly raw: string; readonly place: Place }
  /** Something that counts as `text` but cannot be split: a mention, an emoji drawn as an image. */
  | { readonly kind: "atom"; readonly text: string; readonly place: Place }
  | { readonly kind: "break"; readonly place: Place }
  /** A block begins; `place` is the block itself, where text would go if it is empty. */
  | { readonly kind: "open"; readonly place: Place }
  | { readonly kind: "close" };

/** A stretch of the text and where it comes from. */
export interface Run<Place> {
  /** UTF-16 offsets into the text, half open; both the same for an empty line. */
  readonly start: number;
  readonly end: number;
  readonly place: Place;
  readonly kind: "text" | "atom" | "break" | "line";
  /** For text: the offset in the raw text of each code unit that was kept; absent if all were. */
  readonly kept?: readonly number[];
}

/** A text and its runs, in order. */
export interface Reading<Place> {
  readonly text: string;
  readonly runs: readonly Run<Place>[];
}

/** Characters that editors put in for themselves. */
const FILLERS = /[\u200B\u2060\uFEFF]/;

/** Reads a stream of pieces. Line breaks become `\n`, no-break spaces spaces; fillers are left out. */
export function readPieces<Place>(pieces: readonly Piece<Place>[]): Reading<Place> {
  let text = "";
  const runs: Run<Place>[] = [];
  /** Whether any line was begun: the next one is preceded by a line break. */
  let begun = false;
  /** Whether inline content may be added to the current line. */
  let open = false;
  /** Breaks at the end of the current line: fillers, unless something follows in the same block. */
  let pending: Place | undefined;
  /** The blocks we are in, and whether each has had a line of its own. */
  const blocks: { readonly place: Place; lines: number }[] = [];

  const begin = (): void => {
    if (open) return;
    if (begun) text += "\n";
    begun = true;
    open = true;
    for (const block of blocks) block.lines += 1;
  };
  const flush = (): void => {
    if (pending === undefined) return;
    runs.push({ kind: "break", start: text.length, end: text.length + 1, place: pending });
    text += "\n";
    pending = undefined;
  };
  const end = (): void => {
    if (pending !== undefined) {
      runs.push({ kind: "line", start: text.length, end: text.length, place: pending });
      pending = undefined;
    }
    open = false;
  };

  for (const piece of pieces) {
    switch (piece.kind) {
      case "open":
        end();
        blocks.push({ place: piece.place, lines: 0 });
        break;
      case "close": {
        end();
        const block = blocks.pop();
        if (block?.lines === 0) {
          begin();
          runs.push({ kind: "line", start: text.length, end: text.length, place: block.place });
          end();
        }
        break;
      }
      case "break":
        begin();
        flush();
        pending = piece.place;
        break;
      case "atom":
        begin();
        flush();
        runs.push({
          kind: "atom",
          start: text.length,
          end: text.length + piece.text.length,
          place: piece.place,
        });
        text += piece.text;
        break;
      case "text": {
        const plain = strip(piece.raw);
        if (plain.text === "" && piece.raw !== "") {
          // Only fillers: it makes a line, but does not turn a break before it into a line break.
          begin();
          runs.push({ kind: "text", start: text.length, end: text.length, place: piece.place, kept: [] });
          break;
        }
        begin();
        flush();
        const run = {
          kind: "text" as const,
          start: text.length,
          end: text.length + plain.text.length,
          place: piece.place,
        };
        runs.push(plain.kept === undefined ? run : { ...run, kept: plain.kept });
        text += plain.text;
        break;
      }
    }
  }
  end();
  return { text, runs };
}

function strip(raw: string): { text: string; kept?: number[] } {
  const spaced = raw.replaceAll("\u00A0", " ");
  if (!FILLERS.test(spaced)) return { text: spaced };
  const kept: number[] = [];
  let text = "";
  for (let at = 0; at < spaced.length; at += 1) {
    const unit = spaced.charAt(at);
    if (FILLERS.test(unit)) continue;
    kept.push(at);
    text += unit;
  }
  return { text, kept };
}

/** A place in the editor: inside the raw text of `place`, or beside it. */
export interface Point<Place> {
  readonly place: Place;
  readonly kind: Run<Place>["kind"];
  /** For text the offset in its raw text; for an atom or a break 0 is before it and 1 after it; for a line 0. */
  readonly offset: number;
}

/**
 * The place of a UTF-16 offset of the text, or nothing if the text has no such offset. Where two runs meet, `lean`
 * says which of them is meant: the one that begins there or the one that ends there.
 */
export function pointAt<Place>(
  reading: Reading<Place>,
  offset: number,
  lean: "begins" | "ends",
): Point<Place> | undefined {
  const touching = reading.runs.filter((run) => run.start <= offset && offset <= run.end);
  // Text is the surest place to write into, then an empty line; beside an atom or a break only if there is no other.
  const rank = (run: Run<Place>): number => {
    const side = lean === "begins" ? run.start === offset : run.end === offset;
    const inside = run.start < offset && offset < run.end;
    if (run.kind === "text") return inside || side ? 0 : 1;
    return run.kind === "line" ? 2 : 3;
  };
  const run = touching.sort((a, b) => rank(a) - rank(b))[0];
  if (run === undefined) return undefined;
  switch (run.kind) {
    case "line":
      return { kind: run.kind, place: run.place, offset: 0 };
    case "text":
      return { kind: run.kind, place: run.place, offset: rawOffset(run, offset - run.start, lean) };
    default:
      // Inside something that cannot be split: the side that makes the span wider.
      return {
        kind: run.kind,
        place: run.place,
        offset: offset === run.start || (offset < run.end && lean === "begins") ? 0 : 1,
      };
  }
}

function rawOffset(run: Run<unknown>, at: number, lean: "begins" | "ends"): number {
  if (run.kept === undefined) return at;
  if (lean === "begins" || at === 0) return run.kept[at] ?? (run.kept.at(-1) ?? -1) + 1;
  return (run.kept[at - 1] ?? -1) + 1;
}

/** The UTF-16 offset of the text for an offset in the raw text of a run. */
export function textOffset(run: Run<unknown>, raw: number): number {
  if (run.kept === undefined) return Math.min(run.start + raw, run.end);
  return run.start + run.kept.filter((at) => at < raw).length;
}
