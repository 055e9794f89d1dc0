/**
 * Embeds an assessment in another page:
 * <script src="https://…/embed.js" data-framework="example-model" async></script>
 * The frame stands where the script does and grows with what it shows. The frame says only how tall
 * it is and how far the reader has come; answers stay in it.
 */
import { say } from "../say.js";

/** @param {HTMLScriptElement} script */
export function embed(script) {
  const frame = document.createElement("iframe");
  const { framework, version, title } = script.dataset;
  const path = [framework, version, "embed/index.html"].filter(Boolean).join("/");
  frame.src = new URL(path, script.src).href;
  frame.title = title ?? say.embed.title;
  frame.allow = "clipboard-write";
  frame.loading = "lazy";
  Object.assign(frame.style, { width: "100%", height: "40rem", border: "0" });
  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow || data?.stagemark !== 1) return;
    if (data.type === "height" && data.height > 0) frame.style.height = `${data.height}px`;
    script.dispatchEvent(new CustomEvent(`stagemark:${data.type}`, { detail: data, bubbles: true }));
  });
  script.after(frame);
}

// As a module, a script would not know where it stands; the page includes it as a plain one.
embed(/** @type {HTMLScriptElement} */ (document.currentScript));
