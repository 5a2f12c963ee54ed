/** Where the chip and the panel go: beside the composer, over neither its text nor its publish button. Pure geometry. */

import type { Box } from "./tree";

/** What there is to consider. */
export interface Scene {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly composer: Box;
  /** What must stay reachable: the publish controls. */
  readonly clear: readonly Box[];
  /** The size that is asked for, and the side that the chip wants most, counted as in `placeChip`. */
  readonly size: { readonly width: number; readonly height: number; readonly side?: number };
}

const GAP = 6;
const MARGIN = 8;

/** The least height that a panel may be squeezed to before it rather covers something. */
const LEAST = 220;

/**
 * The chip: outside the composer, on the side that it was moved to if there is room, else on the next one at the same
 * end, else at the other end: beside, below, above, at the end of the composer and then at its start. With room nowhere
 * it lies at the upper edge. The side is chosen for `rest`, the width that it has when nobody points at it, so that it
 * does not flee from the pointer when it grows.
 */
export function placeChip({ viewport, composer, clear, size }: Scene, rest = size.width): Box {
  const right = composer.left + composer.width;
  const bottom = composer.top + composer.height;
  const visible = Math.min(bottom, viewport.height - MARGIN);
  const { height, side = 0 } = size;
  const sides = (width: number): Box[] =>
    [
      { left: right + GAP, top: visible - height },
      { left: right - width, top: bottom + GAP },
      { left: right - width, top: composer.top - GAP - height },
      { left: composer.left - GAP - width, top: visible - height },
      { left: composer.left, top: bottom + GAP },
      { left: composer.left, top: composer.top - GAP - height },
    ].map((at) => ({ ...at, width, height }));
  const free = (box: Box): boolean =>
    inside(box, viewport) && ![composer, ...clear].some((other) => overlap(box, other) > 0);
  const at = sides(rest);
  const chosen = at
    .map((_, turn) => (side > 2 === turn > 2 ? 0 : 3) + ((side + turn) % 3))
    .find((one) => free(at[one] as Box));
  // Where no side is free, the upper edge hides least of the text.
  return clamp(sides(size.width)[chosen ?? 2] as Box, viewport);
}

/** The panel: where it is whole and covers neither; else where it covers least of them. */
export function placePanel({ viewport, composer, clear, size }: Scene): Box {
  const right = composer.left + composer.width;
  const bottom = composer.top + composer.height;
  const width = Math.min(size.width, viewport.width - 2 * MARGIN);
  const most = viewport.height - 2 * MARGIN;
  const middle = Math.min(
    Math.max(composer.left + composer.width - width, MARGIN),
    Math.max(MARGIN, viewport.width - MARGIN - width),
  );
  const reach = Math.max(
    bottom,
    ...clear.filter((box) => near(box, composer)).map((box) => box.top + box.height),
  );
  const above = composer.top - GAP - MARGIN;
  const below = viewport.height - reach - GAP - MARGIN;
  const side = (left: number): Box => {
    const height = Math.min(size.height, most);
    return {
      left,
      width,
      height,
      top: Math.min(Math.max(composer.top, MARGIN), viewport.height - MARGIN - height),
    };
  };
  const candidates: Box[] = [side(right + GAP), side(composer.left - GAP - width)];
  if (below >= LEAST)
    candidates.push({ left: middle, top: reach + GAP, width, height: Math.min(size.height, below) });
  if (above >= LEAST) {
    const height = Math.min(size.height, above);
    candidates.push({ left: middle, top: composer.top - GAP - height, width, height });
  }
  // Nothing is free: the corner of the viewport that hides least.
  for (const left of [viewport.width - MARGIN - width, MARGIN]) {
    const height = Math.min(size.height, most);
    candidates.push(
      { left, top: viewport.height - MARGIN - height, width, height },
      { left, top: MARGIN, width, height },
    );
  }
  const cost = (box: Box): number =>
    (inside(box, viewport) ? 0 : 1e9) +
    [composer, ...clear].reduce((sum, other) => sum + overlap(box, other), 0) +
    // Between free places: the larger.
    (size.height - box.height) / 1e3;
  return candidates.reduce((best, box) => (cost(box) < cost(best) ? box : best));
}

function near(box: Box, composer: Box): boolean {
  return box.top < composer.top + composer.height + 80 && box.top + box.height > composer.top;
}

function inside(box: Box, viewport: Scene["viewport"]): boolean {
  return (
    box.left >= 0 &&
    box.top >= 0 &&
    box.left + box.width <= viewport.width &&
    box.top + box.height <= viewport.height
  );
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const height = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

function clamp(box: Box, viewport: Scene["viewport"]): Box {
  return {
    ...box,
    left: Math.min(Math.max(box.left, MARGIN), Math.max(MARGIN, viewport.width - MARGIN - box.width)),
    top: Math.min(Math.max(box.top, MARGIN), Math.max(MARGIN, viewport.height - MARGIN - box.height)),
  };
}
