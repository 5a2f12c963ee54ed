// Counts what is submitted; the frames' editors send by Ctrl+Enter too. One frame is written by the page itself.
window.sent = [];
const blank = document.querySelector("#blank").contentDocument;
blank.body.innerHTML = '<textarea rows="5" cols="50"></textarea>';

function publish(form) {
  const frame = form.querySelector("iframe").contentDocument;
  const box = frame?.querySelector("textarea") ?? frame?.body;
  window.sent.push(box === undefined ? "" : (box.value ?? box.textContent));
}

for (const form of document.forms) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    publish(form);
  });
}
addEventListener("load", () => {
  document.querySelector("#design").contentDocument.designMode = "on";
  for (const frame of document.querySelectorAll("#srcdoc, #blank, #design")) {
    frame.contentDocument.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.ctrlKey) publish(frame.closest("form"));
    });
  }
  document.documentElement.dataset.loaded = "";
});
