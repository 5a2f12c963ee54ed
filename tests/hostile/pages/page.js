// Counts what is submitted and publishes as a network does: it keeps the text and empties the box.
const boxes = new Map();
for (const article of document.querySelectorAll("[data-comment]")) {
  const box = article.querySelector("textarea, [contenteditable]");
  boxes.set(article.dataset.comment, box);
  article.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = textOf(box);
    window.community.submissions += 1;
    window.community.published.push({ comment: article.dataset.comment, text });
    if (box instanceof HTMLTextAreaElement) box.value = "";
    else box.replaceChildren();
  });
}

function textOf(box) {
  return box instanceof HTMLTextAreaElement ? box.value : box.textContent;
}

window.community = { submissions: 0, published: [], text: (comment) => textOf(boxes.get(comment)) };
