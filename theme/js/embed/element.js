/**
 * `<stagemark-assessment framework="…">`: an assessment in a frame of its own. The frame says how tall
 * it is and how far the reader has come, and hears nothing; answers stay in it.
 */
import { addressOf, addressOfFrame, ATTRIBUTES } from "./address.js";
import { readMessage } from "./messages.js";
import { css } from "../css.js";
import { say } from "../say.js";

export const TAG = "stagemark-assessment";

/** How tall a frame is before it says so: what its screens have, so that nothing moves later. */
const HEIGHT = "640px";
/** Milliseconds within which a frame that is loaded has said something. */
const PATIENCE = 1000;
/** Milliseconds between two heights of a frame that swings, and how often it may. */
const SWING = 500;
const SWINGS = 5;

/**
 * Whether an element embeds that assessment, as one of ours or as a plain frame.
 * @param {string | null | undefined} framework its id
 * @param {Element | null} [element]
 */
export const sameAs = (framework, element) =>
  element?.matches(`${TAG}[framework=${JSON.stringify(framework)}],iframe[src*=${JSON.stringify(`/${framework}/`)}]`);

export class EmbeddedAssessment extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  /** The top of the site for those that a host's page has itself. */
  static home = "";

  home = EmbeddedAssessment.home;
  /** The script that stands for this element, if one does. @type {HTMLScriptElement | null} */
  script = null;

  /** @type {HTMLIFrameElement | null} */
  #frame = null;
  /** @type {string | null} */
  #address = null;
  /** That nothing came. @type {HTMLElement | null} */
  #sentence = null;
  #patience = 0;
  #watch = new MutationObserver(() => this.#stay());
  // How wide the frame was when it said how tall it is, when and which way that changed last, and
  // how often that was a swing back.
  #width = 0;
  #step = 0;
  #swings = 0;
  #since = 0;

  connectedCallback() {
    const before = /** @type {EmbeddedAssessment | null} */ (this.previousElementSibling);
    // In a page that was saved with it, what a script had made comes behind what it makes anew.
    if (!this.script && before?.script && sameAs(this.getAttribute("framework"), before)) {
      this.remove();
      return;
    }
    addEventListener("message", this);
    this.#stay();
    this.#soon();
  }

  disconnectedCallback() {
    removeEventListener("message", this);
    this.#watch.disconnect();
    this.#clear();
  }

  /** Where a browser can move an element with its frame alive, it is neither gone nor new. */
  connectedMoveCallback() {}

  attributeChangedCallback() {
    this.#soon();
  }

  /** Goes when its script has gone, and sees to it that it hears of that. */
  #stay() {
    const { script } = this;
    const around = script?.isConnected && script.parentNode;
    if (around) this.#watch.observe(around, { childList: true });
    else if (script) this.remove();
  }

  /** Draws when all that is changed at a time has been changed. */
  #soon() {
    queueMicrotask(() => this.isConnected && this.#draw());
  }

  #draw() {
    const address = this.getAttribute("framework") ? addressOfFrame(this.home, this) : "";
    if (address !== this.#address) {
      this.#clear();
      this.#address = address;
      if (address) this.#open(address);
      else console.error(say.embed.no_framework);
    }
    if (this.#frame) this.#frame.title = this.title || say.embed.title;
  }

  /** @param {string} address for a new frame: another one for the old would be a step for the Back button */
  #open(address) {
    const frame = document.createElement("iframe");
    frame.src = address;
    frame.allow = "clipboard-write";
    frame.loading = "lazy";
    frame.onload = () => this.#await(frame);
    // Where these differ, browsers put a ground of their own behind a frame. A light one keeps it: on a
    // dark page that asked for nothing it is what makes the words readable.
    const colorScheme = { dark: "dark", auto: "light dark" }[this.getAttribute("theme") ?? ""] ?? "";
    // Until it says something it may as well be a host's page that nothing is there.
    Object.assign(frame.style, {
      display: "block",
      width: "100%",
      height: HEIGHT,
      border: "0",
      colorScheme,
      visibility: "hidden",
      gridArea: "1/1",
    });
    this.#frame = frame;
    this.#room().replaceChildren(frame);
  }

  /**
   * A shadow, where what a host's program expects in its own element is left alone, and its styles for
   * frames leave ours alone. What was in the element, for those without scripts, is then out of
   * sight; a frame among that has been replaced.
   */
  #room() {
    if (this.script) {
      this.style.display = "grid";
      return this;
    }
    if (this.shadowRoot) return this.shadowRoot;
    this.querySelector("iframe")?.remove();
    const room = this.attachShadow({ mode: "open" });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css("embed-element.css"));
    room.adoptedStyleSheets = [sheet];
    return room;
  }

  #clear() {
    clearTimeout(this.#patience);
    if (this.#frame) this.#room().replaceChildren();
    this.#frame = null;
    this.#address = null;
  }

  /** @param {HTMLIFrameElement} frame it is loaded, with whatever was found at its address */
  #await(frame) {
    // A page that the reader has gone on to inside the frame says nothing either, and is none of ours.
    if (!frame.style.visibility) return;
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => {
      console.warn(say.embed.silent({ address: frame.src }));
      const link = document.createElement("a");
      link.href = addressOf(this.home, this, "assess");
      link.textContent = say.embed.open;
      this.#sentence?.remove();
      this.#sentence = document.createElement("p");
      this.#sentence.style.gridArea = "1/1";
      this.#sentence.append(say.embed.missing, " ", link);
      frame.before(this.#sentence);
    }, PATIENCE);
  }

  /** @param {MessageEvent} message */
  handleEvent({ source, data, timeStamp }) {
    const frame = this.#frame;
    if (!frame || !source || source !== frame.contentWindow) return;
    const detail = readMessage(data, this.getAttribute("framework"));
    if (!detail) return;
    clearTimeout(this.#patience);
    this.#sentence?.remove();
    frame.style.visibility = "";
    if (detail.type === "height") this.#fit(frame, Number(detail.height), timeStamp);
    if (detail.type === "scroll") {
      // The part of the frame that is behind this line is brought into sight, wherever it scrolls.
      frame.style.scrollMarginTop = `${-detail.top}px`;
      frame.scrollIntoView();
      frame.style.scrollMarginTop = "";
    }
    const news = { detail, bubbles: true, composed: true };
    this.dispatchEvent(new CustomEvent(`stagemark:${detail.type}`, news));
    if (detail.type === "complete" && this.hasAttribute("scroll")) this.scrollIntoView({ block: "nearest" });
  }

  /**
   * Gives the frame its height. In a host whose layout makes the frame narrower as it gets taller, and
   * wider again as it gets shorter, there may be no end: then it only grows.
   * @param {HTMLIFrameElement} frame
   * @param {number} height
   * @param {number} time
   */
  #fit(frame, height, time) {
    const step = Math.sign(frame.clientWidth - this.#width);
    const isSwift = time - this.#since < SWING;
    if (step) {
      this.#swings = isSwift && step === -this.#step ? this.#swings + 1 : 0;
      this.#width = frame.clientWidth;
      this.#step = step;
      this.#since = time;
    }
    if (this.#swings < SWINGS || !isSwift || height > frame.clientHeight) frame.style.height = `${height}px`;
  }
}
