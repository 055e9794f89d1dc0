#!/usr/bin/env bash
# HyperFormula 3.5.0 (npm; a spreadsheet without a page) does not take a quotation mark within a text of
# a formula as spreadsheets write it, doubled: the formula is an error. A backslash before the end of a
# text is one too, though nowhere else a backslash means anything in a formula.
#
# Seen: ="a""b" and ="a\" are #ERROR!, ="a"&CHAR(34)&"b" and ="a\b" are what they say. Fails when that
# changes. Needs Node 18 or newer with npm.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund hyperformula@3.5.0

cat > seen.mjs <<'JS'
import { HyperFormula } from "hyperformula";

const formulas = ['="a""b"', '="a\\"', '="a"&CHAR(34)&"b"', '="a\\b"'];
const book = HyperFormula.buildFromArray([formulas], { licenseKey: "gpl-v3" });
const [values] = book.getSheetValues(0);
const seen = values.map((value) => value?.value ?? value);
formulas.forEach((formula, at) => console.log(`${formula} is ${seen[at]}`));
const expected = ["#ERROR!", "#ERROR!", 'a"b', "a\\b"];
if (JSON.stringify(seen) !== JSON.stringify(expected)) {
  console.error("changed");
  process.exit(1);
}
JS
node seen.mjs
