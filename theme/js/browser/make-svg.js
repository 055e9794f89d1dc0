/**
 * An element of a drawing with its attributes and its content; text stays text.
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {{[attribute: string]: string | number}} [attributes]
 * @param {...(Node | string)} content
 * @returns {SVGElementTagNameMap[Name]}
 */
export function makeSvg(name, attributes = {}, ...content) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, String(value));
  made.append(...content);
  return made;
}
