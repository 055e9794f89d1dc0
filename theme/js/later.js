/** What loads once the page stands: comfort in answering, files to keep, figures opened, frames told. */
import { addComfort } from "./comfort.js";
import { download } from "./downloads.js";
import { openEmbed } from "./embed.js";
import { openFigures } from "./figures.js";
import { openRadar } from "./radar.js";
import { wordsOf } from "./scorecard.js";

const page = window.stagemark;
const words = wordsOf(page.framework);

let current;
page.subscribe((response, record) => {
  current = { response, record };
});
page.subscribe(openEmbed(page.framework.id));
openFigures(page.framework, words, page.subscribe);
addComfort(page);
openRadar(page.framework, words, page.subscribe);

for (const button of document.querySelectorAll("[data-download]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    download(button.dataset.download, { ...current, framework: page.framework, words, now: new Date() });
  });
}
