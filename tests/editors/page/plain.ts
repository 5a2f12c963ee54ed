// Fields and elements without a library.

import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { type Fixture, type Mount, until } from "./fixture";

export const textarea: Mount = async (root) => {
  const composer = document.createElement("textarea");
  root.append(composer);
  return {
    composer,
    text: () => composer.value,
    set: (text) => {
      composer.value = text;
    },
  };
};

/** A field whose page looks at it when a key is released, and at no other time. */
export const keyedTextarea: Mount = async (root) => {
  const composer = document.createElement("textarea");
  root.append(composer);
  let seen = "";
  composer.addEventListener("keyup", () => {
    seen = composer.value;
  });
  return {
    composer,
    text: () => seen,
    set: (text) => {
      composer.value = text;
      seen = text;
    },
  };
};

/** A field that React owns: what is written past React is lost at the next rendering. */
export const reactTextarea: Mount = async (root) => {
  let state = "";
  let put: (text: string) => void = () => undefined;
  const Field = () => {
    const [value, setValue] = useState("");
    state = value;
    put = setValue;
    return createElement("textarea", {
      value,
      onChange: (event: { target: { value: string } }) => setValue(event.target.value),
    });
  };
  createRoot(root).render(createElement(Field));
  const composer = await until(() => root.querySelector("textarea"));
  return { composer, text: () => state, set: (text) => put(text) };
};

/** An editable element whose page keeps, at every input, what it reads from its own markup. */
function editable(kind: string, line: (text: string) => Node[]): Mount {
  return async (root): Promise<Fixture> => {
    const composer = document.createElement("div");
    composer.setAttribute("contenteditable", kind);
    root.append(composer);
    return written(composer, line);
  };
}

function written(composer: HTMLElement, line: (text: string) => Node[]): Fixture {
  composer.style.whiteSpace = "pre-wrap";
  return {
    composer,
    text: () => linesOf(composer).join("\n"),
    set: (text) => composer.replaceChildren(...(text === "" ? [] : text.split("\n").flatMap(line))),
  };
}

function block(name: string): (text: string) => Node[] {
  return (text) => {
    const element = document.createElement(name);
    element.append(text === "" ? document.createElement("br") : text);
    return [element];
  };
}

export const divs = editable("true", block("div"));
export const paragraphsOfText = editable("true", block("p"));
export const breaks = editable("true", (text) => [
  document.createTextNode(text),
  document.createElement("br"),
]);
export const plaintextOnly = editable("plaintext-only", (text) => [document.createTextNode(`${text}\n`)]);

/** A frame whose document is editable as a whole. */
export const designMode: Mount = async (root) => {
  const frame = document.createElement("iframe");
  frame.style.cssText = "width: 500px; height: 200px";
  root.append(frame);
  // Firefox gives an empty frame its document a moment later.
  const inner = await until(() => {
    const shown = frame.contentDocument;
    return shown?.readyState === "complete" && shown.body !== null ? shown : undefined;
  });
  inner.designMode = "on";
  return written(inner.body, block("div"));
};

/** What the page makes of its own markup, written for these fixtures alone. */
function linesOf(element: Element): string[] {
  const lines: string[] = [""];
  const end = (): string => lines[lines.length - 1] ?? "";
  const walk = (parent: Node): void => {
    for (const node of parent.childNodes) {
      if (isText(node)) {
        const [first = "", ...rest] = node.data.replaceAll("\u00A0", " ").split("\n");
        lines[lines.length - 1] = end() + first;
        lines.push(...rest);
      } else if (node.nodeName === "BR") {
        const last = node === parent.lastChild;
        if (!last) lines.push("");
      } else {
        const starts = node.previousSibling !== null && node.previousSibling.nodeName !== "BR";
        if (starts) lines.push("");
        walk(node);
        if (node.nextSibling && isText(node.nextSibling)) lines.push("");
      }
    }
  };
  walk(element);
  // A line break at the very end of plain text only holds the last line open.
  if (element.getAttribute("contenteditable") === "plaintext-only" && lines.length > 1 && end() === "")
    lines.pop();
  return lines;
}

/** Also in a frame, whose nodes are of other classes. */
function isText(node: Node): node is Text {
  return node.nodeType === Node.TEXT_NODE;
}
