// The posts and what is said under them, as elements.

import { ACCOUNT, type Comment, type Post } from "./conversation";
import { element } from "./element";
import { ago, type Messages } from "./messages";
import type { Language } from "./preferences";
import type { ReplyBox } from "./reply";

/** How many hues the round pictures of people may have. */
const HUES = 8;

/** A post with its comments; `boxFor` makes the reply box of each. */
export function postElement(
  post: Post,
  language: Language,
  messages: Messages,
  boxFor: (comment: Comment) => ReplyBox,
): HTMLElement {
  const article = element(
    "article",
    { class: "post", "data-post": post.id },
    element(
      "header",
      { class: "post-head" },
      brandAvatar(),
      element(
        "div",
        {},
        element(
          "span",
          { class: "name" },
          ACCOUNT.name,
          element("span", { class: "official", title: messages.official }, "✓"),
        ),
        when(post.age, language),
      ),
    ),
    element("h2", {}, post.title[language]),
    element("p", { class: "post-text" }, post.text[language]),
  );
  if (post.picture) {
    article.append(
      element("img", {
        class: "post-picture",
        src: `pictures/${post.picture.file}`,
        alt: post.picture.alt[language],
        width: "1200",
        height: "480",
      }),
    );
  }
  article.append(
    element(
      "p",
      { class: "post-figures" },
      element("span", {}, messages.likes(post.likes)),
      element("span", {}, messages.comments(post.comments.length)),
    ),
    element(
      "div",
      { class: "comments" },
      ...post.comments.map((comment) => commentElement(comment, language, messages, boxFor(comment))),
    ),
  );
  return article;
}

function commentElement(
  comment: Comment,
  language: Language,
  messages: Messages,
  box: ReplyBox,
): HTMLElement {
  return element(
    "article",
    { class: "comment", "data-comment": comment.id },
    avatar(comment.author, comment.handle),
    element(
      "div",
      { class: "comment-body" },
      element(
        "header",
        { class: "comment-head" },
        element("span", { class: "name", "data-author": "", "data-handle": comment.handle }, comment.author),
        element("span", { class: "handle" }, `@${comment.handle}`),
        when(comment.age, language),
      ),
      element("div", { class: "comment-text", lang: comment.lang }, comment.text),
      element("p", { class: "comment-figures" }, messages.likes(comment.likes)),
      element("div", { class: "replies", "aria-live": "polite" }),
      box.form,
    ),
  );
}

/** A reply of the brand's, as it appears under a comment once it is published. */
export function publishedElement(text: string, language: Language): HTMLElement {
  return element(
    "div",
    { class: "published" },
    brandAvatar(),
    element(
      "div",
      { class: "comment-body" },
      element(
        "div",
        { class: "comment-head" },
        element("span", { class: "name" }, ACCOUNT.name),
        element("span", { class: "handle" }, `@${ACCOUNT.handle}`),
        when(0, language),
      ),
      element("div", { class: "published-text" }, text),
    ),
  );
}

function when(minutes: number, language: Language): HTMLTimeElement {
  const moment = new Date(Date.now() - minutes * 60_000);
  return element("time", { datetime: moment.toISOString() }, ago(minutes, language));
}

function brandAvatar(): HTMLElement {
  return element("img", { class: "avatar", src: "swallow.svg", alt: "", width: "40", height: "40" });
}

function avatar(name: string, handle: string): HTMLElement {
  const initials = name
    .split(" ")
    .map((part) => part.charAt(0))
    .slice(0, 2)
    .join("");
  const sum = [...handle].reduce((total, letter) => total + (letter.codePointAt(0) ?? 0), 0);
  return element(
    "span",
    { class: "avatar", "data-hue": String(sum % HUES), "aria-hidden": "true" },
    initials,
  );
}
