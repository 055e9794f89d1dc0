/** Texts one after the other, as a language lists them. */
import { say } from "../say.js";

/**
 * @param {string[]} texts
 * @returns {string} "" for none
 */
export const commaList = (texts) => texts.reduce((before, next) => (before ? say.lists.comma({ before, next }) : next), "");
