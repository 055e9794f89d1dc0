// Fills workbooks and says what their scorecards say: JSON in, JSON out, as `engines.py` puts it.
import { readFileSync } from "node:fs";
import { HyperFormula } from "hyperformula";

const batches = JSON.parse(readFileSync(0, "utf8"));
const rows = batches.map(({ sheets, cases }) => {
  const book = HyperFormula.buildFromSheets(sheets, { licenseKey: "gpl-v3" });
  const [questions, scorecard] = ["Questions", "Scorecard"].map((name) => book.getSheetId(name));
  const at = (address) => book.simpleCellAddressFromString(address, questions);
  const fill = (answers, text) => {
    for (const [address, label] of Object.entries(answers)) book.setCellContents(at(address), text(label));
  };
  return cases.map((answers) => {
    book.batch(() => fill(answers, (label) => `'${label}`));
    const said = book.getSheetValues(scorecard).map((row) => row.map((value) => (value?.type ? `#${value.type}` : value)));
    book.batch(() => fill(answers, () => null));
    return said;
  });
});
process.stdout.write(JSON.stringify(rows));
