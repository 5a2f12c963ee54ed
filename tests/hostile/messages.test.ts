// What is let in at the borders: the messages as Rust defines them, and nothing beside.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { partOf } from "../../extension/background/missing";
import { isToBackground } from "../../extension/background/requests";
import { NETWORKS } from "../../extension/host/generated/networks";
import { isToHost, isToTab } from "../../extension/host/messages";

const NONCE = "0123456789abcdef0123456789abcdef";

const GOOD: readonly [guard: (message: unknown) => boolean, messages: readonly object[]][] = [
  [
    isToHost,
    [
      { type: "ready", version: 1 },
      { type: "verdict", composer: 1, revision: 2, state: "hold" },
      { type: "marks", composer: 1, revision: 2, marks: [] },
      {
        type: "marks",
        composer: 1,
        revision: 2,
        marks: [{ span: { start: 0, end: 4 }, severity: "warn" }],
      },
      { type: "shape", panel: true, width: 360, height: 480, side: 0 },
      { type: "write", request: 1, composer: 1, revision: 2, edit: { kind: "insert", text: "Hola" } },
      {
        type: "write",
        request: 1,
        composer: 1,
        revision: 2,
        edit: { kind: "replace", span: { start: 0, end: 4 }, text: "" },
      },
      { type: "write", request: 1, composer: 1, revision: 2, edit: { kind: "replace_all", text: "" } },
      { type: "publish_anyway", composer: 1, revision: 2 },
      { type: "refocus", composer: 1 },
    ],
  ],
  [
    isToTab,
    [
      { type: "command", command: "panel" },
      { type: "tab", off: true },
    ],
  ],
  [
    isToBackground,
    [
      { type: "offer_nonce", nonce: NONCE },
      { type: "redeem_nonce", nonce: NONCE },
      { type: "sheets" },
      { type: "missing", network: "x", surface: "", expectation: "composer" },
      { type: "missing", network: "x", surface: "post", expectation: "author" },
      { type: "set_tab", tab: 3, off: false },
      { type: "join_tab", tab: 3 },
      { type: "store", request: "{}" },
    ],
  ],
];

const BAD: readonly [guard: (message: unknown) => boolean, message: unknown][] = [
  [isToHost, { type: "click", composer: 1 }],
  [isToHost, { type: "verdict", composer: 1, revision: -1, state: "hold" }],
  [isToHost, { type: "verdict", composer: 1.5, revision: 1, state: "hold" }],
  [isToHost, { type: "verdict", composer: 1, revision: 1, state: "publish" }],
  [isToHost, { type: "write", request: 1, composer: 1, revision: 1, edit: { kind: "insert" } }],
  [
    isToHost,
    {
      type: "write",
      request: 1,
      composer: 1,
      revision: 1,
      edit: { kind: "insert", text: "a".repeat(100_001) },
    },
  ],
  [isToTab, { type: "command", command: "publish" }],
  [isToTab, { type: "tab", off: 1 }],
  [isToBackground, { type: "set_tab", tab: -1, off: true }],
  [isToBackground, { type: "set_tab", off: true }],
  [isToBackground, { type: "offer_nonce", nonce: `${NONCE}0` }],
  [isToBackground, { type: "offer_nonce", nonce: [NONCE] }],
  [isToBackground, { type: "store", request: {} }],
  [isToBackground, { type: "missing", network: "x", surface: "marina", expectation: "author" }],
  [isToBackground, { type: "missing", network: "marina", surface: "post", expectation: "author" }],
  [isToBackground, { type: "missing", network: "x", surface: "post", expectation: "La bici 14" }],
  [isToBackground, { type: "missing", network: "x", surface: "post", expectation: "author", url: "/" }],
];

describe("a border", () => {
  for (const [guard, messages] of GOOD) {
    for (const message of messages) {
      const said = JSON.stringify(message);
      it(`lets in ${said}`, () => assert.equal(guard(message), true));
      it(`refuses it with more, and with less: ${said}`, () => {
        assert.equal(guard({ ...message, more: 1 }), false);
        assert.equal(guard(Object.create(message)), false, "inherited");
        for (const name of Object.keys(message)) {
          const less: Record<string, unknown> = { ...message };
          delete less[name];
          assert.equal(guard(less), false, `without ${name}`);
        }
      });
    }
  }
  for (const [guard, message] of BAD) {
    it(`refuses ${JSON.stringify(message).slice(0, 80)}`, () => assert.equal(guard(message), false));
  }
  it("refuses what is no object at all", () => {
    for (const [guard] of GOOD) {
      for (const value of [undefined, null, 0, "", "ready", [], [[]], () => true])
        assert.equal(guard(value), false);
    }
  });
  it("keeps no part but those that a network's table has", () => {
    const x = NETWORKS.filter(({ network }) => network === "x");
    const about = { network: "x", surface: "post", expectation: "author" } as const;
    assert.equal(partOf(x, about)?.checked, x[0]?.checked);
    assert.equal(partOf(x, { ...about, network: "reddit" }), undefined, "of another network");
    assert.equal(partOf(x, { ...about, surface: "comment" }), undefined, "of another network's surface");
    assert.equal(partOf(x, { ...about, surface: "" }), undefined, "of no surface");
    assert.equal(partOf(x, { ...about, expectation: "composer" }), undefined, "a composer that was found");
  });
});
