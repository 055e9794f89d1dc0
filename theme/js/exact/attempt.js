/**
 * What a call gives; undefined where it throws, as storage does that a browser refuses.
 * @template T
 * @param {() => T} call
 * @returns {T | undefined}
 */
export function attempt(call) {
  try {
    return call();
  } catch {
    return undefined;
  }
}
