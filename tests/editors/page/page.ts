// The page of one editor: `?editor=NAME`, with `&shadow` inside an open shadow root.

import "./policy";
import type { Fixture, Mount } from "./fixture";
import * as libraries from "./libraries";
import * as plain from "./plain";

const MOUNTS: Readonly<Record<string, Mount>> = { ...plain, ...libraries };

declare global {
  interface Window {
    fixture?: Fixture;
    /** How often the page saw what would publish. */
    submissions: number;
  }
}

window.submissions = 0;
addEventListener("submit", (event) => {
  event.preventDefault();
  window.submissions += 1;
});
addEventListener("keydown", (event) => {
  if (event.key === "Enter") window.submissions += 1;
});

const query = new URLSearchParams(location.search);
const name = query.get("editor") ?? "";
const form = document.createElement("form");
const root = document.createElement("div");
const button = document.createElement("button");
button.textContent = "Publish";
const place = document.createElement("div");
(query.has("shadow") ? place.attachShadow({ mode: "open" }) : place).append(root);
form.append(place, button);
document.body.append(form);
const fixture = await MOUNTS[name]?.(root);
if (fixture !== undefined) {
  fixture.composer.style.minHeight = "60px";
  fixture.composer.style.minWidth = "400px";
  window.fixture = fixture;
}
