/** Does what can wait once the browser has nothing else to do. */
export const whenIdle = (/** @type {() => unknown} */ act) => {
  // Some browsers do not say when that is.
  if ("requestIdleCallback" in window) requestIdleCallback(act);
  else setTimeout(act);
};
