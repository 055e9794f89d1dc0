/**
 * How the page looks in a frame, before anything of it is drawn: the address says which view it is.
 * A link to a result is somebody's whole scorecard, which only the page shows.
 */
const classes = document.documentElement.classList;
const view = location.hash.startsWith("#result/") ? "page" : (new URLSearchParams(location.search).get("view") ?? "card");
if (view === "card" || view === "teaser") classes.add(view, "one");
