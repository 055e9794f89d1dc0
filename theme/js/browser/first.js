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
addEventListener("DOMContentLoaded", () => classes.remove("starting"));

// Some servers drop the slash that ends a folder's address, and all that is beside the page with it.
history.replaceState(0, "", location.href.replace(/^[^?#]*\/(assess|embed|team|over-time|search)(?![^?#])/, "$&/"));
