// The page of one editor: `?editor=NAME`, with `&shadow` inside an open shadow root, with `&frame` inside a frame of the
// page's own origin. The page's window is the one that tells the tests.

import "./policy";
import type { Fixture, Mount } from "./fixture";
import * as libraries from "./libraries";
import * as more from "./more";
import * as plain from "./plain";

const MOUNTS: Readonly<Record<string, Mount>> = { ...plain, ...libraries, ...more };

declare global {
  interface Window {
    fixture?: Fixture;
    /** How often the page saw what would publish. */
    submissions: number;
  }
}

const page = window.top ?? window;
page.submissions ??= 0;
addEventListener("submit", (event) => {
  event.preventDefault();
  page.submissions += 1;
});
addEventListener("keydown", (event) => {
  if (event.key === "Enter") page.submissions += 1;
});

const query = new URLSearchParams(location.search);
const name = query.get("editor") ?? "";
const form = document.createElement("form");
const root = document.createElement("div");
const button = document.createElement("button");
button.textContent = "Publish";
const place = document.createElement("div");
if (query.has("frame")) {
  const frame = document.createElement("iframe");
  frame.style.cssText = "width: 600px; height: 300px";
  frame.src = `?editor=${name}`;
  root.append(frame);
}
(query.has("shadow") ? place.attachShadow({ mode: "open" }) : place).append(root);
form.append(place, button);
document.body.append(form);
const fixture = query.has("frame") ? undefined : await MOUNTS[name]?.(root);
if (fixture !== undefined) {
  fixture.composer.style.minHeight = "60px";
  fixture.composer.style.minWidth = "400px";
  page.fixture = fixture;
}
