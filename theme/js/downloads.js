/** The result as files to keep. They are made here, in the page, and sent nowhere. */
import { resultFile } from "./responses.js";

/** A spreadsheet runs a cell that begins so; an apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r\n]/;

export function csvText(rows) {
  const cell = (value) => {
    const text = FORMULA.test(value) ? `'${value}` : String(value ?? "");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Rows of the CSV: a row a question with what was answered, then a row a dimension, then the result. */
function csvRows(framework, response, record, words) {
  const answered = (id) => {
    const answer = response.answers[id];
    return [answer ?? []].flat().map((choice) => words.option(id, choice)).join("; ");
  };
  const figure = ({ score }) => (score ? words.figure(score) : "");
  return [
    ["kind", "id", "text", "answer", "score", "stage", "note"],
    ...[...framework.program.questions.map(({ id }) => id), ...framework.texts].map((id) => [
      "question", id, words.question(id), answered(id), "", "", response.notes[id] ?? "",
    ]),
    ...Object.entries(record.dimensions).map(([id, dimension]) => [
      "dimension", id, words.dimension(id), "", figure(dimension), words.stage(dimension.stage), "",
    ]),
    ["result", framework.id, `${framework.title} ${framework.version}`, "", figure(record), words.stage(record.stage), ""],
  ];
}

const makers = {
  json: ({ framework, response, record, now }) => [
    "application/json",
    `${JSON.stringify(resultFile(framework, response, record, now), null, 2)}\n`,
  ],
  csv: ({ framework, response, record, words }) => [
    "text/csv;charset=utf-8",
    csvText(csvRows(framework, response, record, words)),
  ],
};

/** Hands the browser a file of this kind under a name that says what it is. */
export function download(kind, { framework, now, ...rest }) {
  const [type, text] = makers[kind]({ framework, now, ...rest });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = `${framework.id}-${framework.version}-${now.toISOString().slice(0, 10)}.${kind}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
