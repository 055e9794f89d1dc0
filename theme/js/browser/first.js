/**
 * What runs before all else, in each page that has a program: it stands in the head, on its own, so
 * that nothing which the program needs can stop it.
 *
 * Such a page says in static text that it does not work. The program takes that away once it stands,
 * and until the page is whole this script keeps it out of sight, so that nothing flashes. Where no
 * script runs at all, it is there from the beginning.
 */
const classes = document.documentElement.classList;
classes.add("starting");

// A questionnaire opens at one question where there is little room, unless the reader chose otherwise,
// and what loads later takes over from there: it sets the view. Where that does not come, all questions stand there: once
// the page is whole or, as a file may hang on the way for long, with the first answer.
const isFramed = parent !== window;
let view = isFramed || matchMedia("(max-width:40rem)").matches ? "one" : "";
try {
  // Chromium refuses storage for good, and silently, to a page whose arrival it has not noted yet, as on
  // a busy machine. Its answer to this question comes only after that; no page of ours sets a cookie.
  document.cookie;
  view = localStorage["stagemark:view"] ?? view;
} catch {
  // Then nothing is kept, this choice neither.
}
if (view === "one") classes.add(view);
classes.toggle("framed", isFramed);
const unfold = () => {
  classes.remove("starting");
  if (!document.documentElement.dataset.view) classes.remove("one");
};
addEventListener("DOMContentLoaded", unfold);
addEventListener("change", unfold);

// Some servers drop the slash that ends a folder's address, and all that is beside the page with it.
history.replaceState(history.state, "", location.href.replace(/^[^?#]*\/(assess|embed|about|team|over-time|search)(?![^?#])/, "$&/"));
