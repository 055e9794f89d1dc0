/** Says when letters look wrong because the server announces the page in another encoding than its own. */

/** @param {Function} say says what has happened */
export function tellLetters(say) {
  const { characterSet } = document;
  if (characterSet === "UTF-8") return;
  say(
    "letters",
    `Some letters look wrong here, in downloads too: the server announces this page as ${characterSet}, and it is UTF-8. Answers are counted all the same. Whoever runs the site can set this right.`,
  );
}
