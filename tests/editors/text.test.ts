// The pure parts of reading, marking and placing: no browser.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { placeChip, placePanel } from "../../extension/host/place";
import { type Piece, pointAt, readPieces, textOffset } from "../../extension/host/text/lines";
import { carry, changeBetween, fits, replaced } from "../../extension/host/text/spans";

const text = (raw: string): Piece<string> => ({ kind: "text", raw, place: raw });
const open = (place: string): Piece<string> => ({ kind: "open", place });
const close: Piece<string> = { kind: "close" };
const br = (place: string): Piece<string> => ({ kind: "break", place });
const atom = (word: string): Piece<string> => ({ kind: "atom", text: word, place: word });

describe("an editor's pieces as text", () => {
  const cases: readonly [name: string, pieces: Piece<string>[], text: string][] = [
    ["an empty editor", [open("root"), close], ""],
    ["one empty line", [open("root"), open("p"), br("b"), close, close], ""],
    [
      "blocks are lines",
      [open("root"), open("p"), text("a"), close, open("q"), text("b"), close, close],
      "a\nb",
    ],
    [
      "an empty block is a blank line",
      [open("p"), text("a"), close, open("q"), br("x"), close, open("r"), text("b"), close],
      "a\n\nb",
    ],
    ["a break inside a block", [open("p"), text("a"), br("x"), text("b"), close], "a\nb"],
    ["a break at the end is a filler", [open("p"), text("a"), br("x"), close], "a"],
    ["two breaks at the end are one", [open("p"), text("a"), br("x"), br("y"), close], "a\n"],
    [
      "loose text beside blocks",
      [open("root"), text("a"), open("p"), text("b"), close, text("c"), close],
      "a\nb\nc",
    ],
    ["nested blocks count once", [open("root"), open("ul"), open("li"), text("a"), close, close, close], "a"],
    ["fillers go, no-break spaces become spaces", [open("p"), text("\u200Ba\u00A0b\uFEFF"), close], "a b"],
    ["a line of fillers is blank", [open("p"), text("a"), close, open("q"), text("\uFEFF"), close], "a\n"],
    ["an atom counts as its text", [open("p"), text("hi "), atom("@ana"), close], "hi @ana"],
  ];
  for (const [name, pieces, wanted] of cases) {
    it(name, () => assert.equal(readPieces(pieces).text, wanted));
  }

  it("every offset has a place, and text offsets come back", () => {
    for (const [, pieces] of cases) {
      const reading = readPieces(pieces);
      for (let offset = 0; offset <= reading.text.length; offset += 1) {
        for (const lean of ["begins", "ends"] as const) {
          const point = pointAt(reading, offset, lean);
          assert.ok(point, `${JSON.stringify(reading.text)} has no place at ${offset}`);
          const run = reading.runs.find((run) => run.place === point.place && run.kind === "text");
          if (point.kind === "text" && run) assert.equal(textOffset(run, point.offset), offset);
        }
      }
    }
  });

  it("a position inside an atom is moved out of it, to widen the span", () => {
    const reading = readPieces([open("p"), atom("@ana"), close]);
    assert.deepEqual(pointAt(reading, 2, "begins"), { kind: "atom", place: "@ana", offset: 0 });
    assert.deepEqual(pointAt(reading, 2, "ends"), { kind: "atom", place: "@ana", offset: 1 });
  });
});

describe("a span over one edit", () => {
  const carried = (before: string, word: string, after: string): string | undefined => {
    const start = before.indexOf(word);
    const span = carry({ start, end: start + word.length }, before, after);
    return span && after.slice(span.start, span.end);
  };
  it("stays before it and moves after it", () => {
    assert.equal(carried("hola que tal", "hola", "hola que sí tal"), "hola");
    assert.equal(carried("hola que tal", "tal", "hola, que tal"), "tal");
  });
  it("is dropped when the edit touches it", () => {
    assert.equal(carried("hola que tal", "que", "hola qué tal"), undefined);
    assert.equal(carried("hola que", "que", "hola queso"), undefined);
    assert.equal(carried("hola", "hola", "ahola"), undefined);
  });
  it("stays when only a mark is put beside it", () => {
    assert.equal(carried("hola", "hola", "hola,"), "hola");
    assert.equal(carried("hola", "hola", "¡hola"), "hola");
  });
  it("the change between two texts makes the one of the other", () => {
    for (const [before, after] of [
      ["", "a"],
      ["aaa", "aa"],
      ["abc", "abxc"],
      ["uno dos", "dos"],
    ] as const) {
      const { start, beforeEnd, afterEnd } = changeBetween(before, after);
      assert.equal(replaced(before, { start, end: beforeEnd }, after.slice(start, afterEnd)), after);
    }
  });
  it("a span that cuts a character in two is refused", () => {
    assert.equal(fits({ start: 0, end: 1 }, "🚲"), false);
    assert.equal(fits({ start: 0, end: 2 }, "🚲"), true);
    assert.equal(fits({ start: 1, end: 0 }, "ab"), false);
    assert.equal(fits({ start: 0, end: 3 }, "ab"), false);
  });
});

describe("the frame's place", () => {
  const viewport = { width: 1000, height: 700 };
  const touches = (a: DOMRectInit, b: DOMRectInit): boolean => {
    const [ax = 0, ay = 0, aw = 0, ah = 0] = [a.x, a.y, a.width, a.height];
    const [bx = 0, by = 0, bw = 0, bh = 0] = [b.x, b.y, b.width, b.height];
    return ax < bx + bw && bx < ax + aw && ay < by + bh && by < ay + ah;
  };
  const rect = (box: { left: number; top: number; width: number; height: number }): DOMRectInit => ({
    x: box.left,
    y: box.top,
    ...box,
  });
  const composers = [
    { left: 20, top: 20, width: 400, height: 80 },
    { left: 560, top: 600, width: 420, height: 90 },
    { left: 10, top: 300, width: 980, height: 60 },
    { left: 300, top: 10, width: 400, height: 60 },
  ];
  for (const composer of composers) {
    const publish = {
      left: composer.left + composer.width - 90,
      top: composer.top + composer.height + 4,
      width: 80,
      height: 30,
    };
    const clear = [publish];
    it(`covers neither the composer at ${composer.left},${composer.top} nor its button, and is in the viewport`, () => {
      for (const box of [
        placeChip({ viewport, composer, clear, size: { width: 90, height: 28 } }),
        placePanel({ viewport, composer, clear, size: { width: 360, height: 480 } }),
      ]) {
        assert.equal(touches(rect(box), rect(composer)), false);
        assert.equal(touches(rect(box), rect(publish)), false);
        assert.ok(box.left >= 0 && box.top >= 0);
        assert.ok(box.left + box.width <= viewport.width && box.top + box.height <= viewport.height);
      }
    });
  }
  it("the chip goes to the side that it was moved to, and where that is taken to the next", () => {
    const composer = { left: 200, top: 300, width: 400, height: 80 };
    const at = (side: number, clear: Parameters<typeof placeChip>[0]["clear"] = []) =>
      placeChip({ viewport, composer, clear, size: { width: 90, height: 28, side } });
    assert.ok(at(0).left > 600);
    assert.ok(at(1).top > 380 && at(1).left > 400);
    assert.ok(at(2).top < 300);
    assert.ok(at(3).left < 200);
    assert.ok(at(4).top > 380 && at(4).left === 200);
    const publish = { left: 200, top: 384, width: 400, height: 30 };
    assert.ok(at(4, [publish]).top < 300 && at(4, [publish]).left === 200);
  });
  it("the chip stays on its side while it grows", () => {
    const composer = { left: 20, top: 20, width: 800, height: 80 };
    const at = (width: number) =>
      placeChip({ viewport, composer, clear: [], size: { width, height: 28 } }, 90);
    assert.equal(at(90).top, at(170).top);
    assert.ok(at(170).left <= at(90).left);
  });
});
