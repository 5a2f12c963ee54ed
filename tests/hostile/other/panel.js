// Shows Timbre's own pages in a page of this extension, and speaks with them.

addEventListener("load", () => {
  for (const name of ["frame", "studio", "popup"]) {
    const frame = document.createElement("iframe");
    frame.addEventListener("load", () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => {
        document.body.dataset.loot = JSON.stringify(data);
      };
      frame.contentWindow.postMessage({ timbre: "0".repeat(32) }, "*", [port2]);
    });
    frame.src = `${location.hash.slice(1)}/pages/${name}.html`;
    document.body.append(frame);
  }
});
