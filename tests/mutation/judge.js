/**
 * Runs in a worker. Its first message is the battery; each further one is a scorer's script, to
 * which it says { verdict }: null when that scorer answers everything as expected, else what it
 * said. In between it says now and then that it goes on.
 */
"use strict";

const SIGN_OF_LIFE = 50;
let battery;

/** JSON with its keys in order, so that equal records are equal texts. */
const sorted = (value) =>
  JSON.stringify(value, (_, part) =>
    part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );

function difference(scorer) {
  const { load, parse, recordOf, show, statesOf } = scorer;
  for (const { by, given, expected } of battery.drawn) {
    const made = sorted(scorer[by](...given));
    if (made !== expected) return `${by} ${JSON.stringify(given)}: ${made}, not ${expected}`;
  }
  for (const { number, decimals, expected } of battery.shown) {
    const shown = show(parse(number), decimals);
    if (shown !== expected) return `${number}: ${shown}, not ${expected}`;
  }
  const models = [];
  for (const [number, { program, answers, targets, expected }] of battery.responses.entries()) {
    if (number % SIGN_OF_LIFE === 0) postMessage("going on");
    models[program] ??= load(battery.programs[program]);
    const model = models[program];
    const given = Object.assign(Object.create(null), answers);
    const record = sorted(recordOf(model, statesOf(model, given), targets));
    if (record !== expected) return `${JSON.stringify(answers)}:\n${record}\n${expected}`;
  }
  return null;
}

onmessage = ({ data }) => {
  if (!battery) {
    battery = data;
    return;
  }
  let run;
  try {
    run = new Function(data);
  } catch (error) {
    postMessage({ verdict: `not a script: ${error}` });
    return;
  }
  try {
    run();
    postMessage({ verdict: difference(globalThis.scorer) });
  } catch (error) {
    postMessage({ verdict: String(error) });
  }
};
