/**
 * Style for what only a script makes; the page, which people wait for, does not carry it.
 * @param {string} style
 * @param {string} [media] where it holds, as in a media query
 * @returns {CSSStyleSheet} the sheet, to be switched off and on
 */
export function addStyle(style, media = "all") {
  const sheet = new CSSStyleSheet({ media });
  sheet.replaceSync(style);
  document.adoptedStyleSheets.push(sheet);
  return sheet;
}
