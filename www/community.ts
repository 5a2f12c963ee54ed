// The demo community: puts the page together and keeps count of what is published on it.

import { POSTS } from "./community/conversation";
import { EDITOR_NAMES, type EditorKind } from "./community/editors/editor";
import { element } from "./community/element";
import { MESSAGES } from "./community/messages";
import { addressWith, readPreferences } from "./community/preferences";
import { type ReplyBox, replyBox } from "./community/reply";
import { postElement, publishedElement } from "./community/thread";

const preferences = readPreferences(new URLSearchParams(location.search), navigator.language);
const language = preferences.language;
const messages = MESSAGES[language];
const boxes = new Map<string, ReplyBox>();

window.community = {
  submissions: 0,
  published: [],
  text: (comment) => boxes.get(comment)?.editor.text() ?? "",
};

document.documentElement.lang = language;
document.title = messages.title;
if (preferences.theme) {
  document.documentElement.dataset["theme"] = preferences.theme;
}
for (const place of document.querySelectorAll<HTMLElement>("[data-message]")) {
  const message = Object.entries(messages).find(([name]) => name === place.dataset["message"])?.[1];
  if (typeof message === "string") {
    place.textContent = message;
  }
}

showPosts();
showAside();
showPreferences();
if (preferences.widget) {
  loadWidget();
}

function showPosts(): void {
  const posts = POSTS.map((post) =>
    postElement(post, language, messages, (comment) => {
      const box = replyBox(comment, preferences.editor ?? comment.editor, messages, {
        submitted: () => {
          window.community.submissions += 1;
        },
        published: (text) => {
          window.community.published.push({ comment: comment.id, text });
          place(`[data-comment="${comment.id}"] .replies`).append(publishedElement(text, language));
          showCounts();
        },
      });
      boxes.set(comment.id, box);
      return box;
    }),
  );
  place("#posts").append(...posts);
  showCounts();
}

function showCounts(): void {
  const answered = new Set(window.community.published.map((reply) => reply.comment));
  place("#published").textContent = String(window.community.published.length);
  place("#pending").textContent = String(boxes.size - answered.size);
}

function showAside(): void {
  place("#rules").append(...messages.houseRules.map((rule) => element("li", {}, rule)));
  place("#steps").append(...messages.trySteps.map((step) => element("li", {}, step)));
  const keys = { panel: "V", templates: "T", fix: "F" } as const;
  place("#keys").append(
    ...(["panel", "templates", "fix"] as const).map((name) =>
      element(
        "li",
        {},
        element("span", {}, messages.keyNames[name]),
        element("kbd", {}, `Alt + Shift + ${keys[name]}`),
      ),
    ),
  );
}

function showPreferences(): void {
  const other = language === "es" ? "en" : "es";
  const languageLink = place("#language");
  languageLink.setAttribute("href", addressWith("lang", other));
  languageLink.setAttribute("lang", other);
  languageLink.setAttribute("hreflang", other);

  const themeButton = place("#theme");
  themeButton.setAttribute("aria-label", messages.switchTheme);
  themeButton.title = messages.switchTheme;
  themeButton.addEventListener("click", () => {
    const root = document.documentElement;
    const asked = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    const next = (root.dataset["theme"] ?? asked) === "dark" ? "light" : "dark";
    root.dataset["theme"] = next;
    history.replaceState(null, "", addressWith("theme", next));
  });

  const kinds: readonly (EditorKind | null)[] = [null, "lexical", "draft", "textarea"];
  place("#editors").append(
    ...kinds.map((kind) => {
      const link = element(
        "a",
        { href: addressWith("editor", kind) },
        kind === null ? messages.mixed : EDITOR_NAMES[kind].name,
      );
      if (kind === preferences.editor) {
        link.setAttribute("aria-current", "true");
      }
      return link;
    }),
  );

  place("#widget-state").textContent = preferences.widget ? messages.withWidget : messages.withoutWidget;
  const widgetLink = place("#widget-switch");
  widgetLink.textContent = preferences.widget ? messages.removeWidget : messages.restoreWidget;
  widgetLink.setAttribute("href", addressWith("widget", preferences.widget ? "off" : null));
}

/** What a page's owner writes as one tag; made here because this page can also do without it. */
function loadWidget(): void {
  document.head.append(element("script", { src: "timbre.js", "data-brand": "brand.json" }));
}

function place(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) {
    throw new Error(`index.html has no ${selector}`);
  }
  return found;
}
