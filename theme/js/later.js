/** What loads once the page stands: comfort in answering, files to keep, figures opened, frames told. */
import { openActions } from "./actions.js";
import { openBenchmarks } from "./benchmarks.js";
import { addComfort } from "./comfort.js";
import { offerDownloads } from "./downloads.js";
import { openEmbed } from "./embed.js";
import { openFigures } from "./figures.js";
import { openImport } from "./import.js";
import { tellKeeping } from "./kept.js";
import { openNotices } from "./notice.js";
import { preparePaper } from "./paper.js";
import { openRadar } from "./radar.js";
import { addRunPanel } from "./run-panel.js";
import { openRuns } from "./runs.js";
import { wordsOf } from "./scorecard.js";
import { addSharing } from "./share.js";
import { openTargets } from "./targets.js";
import { leadOnward } from "./onward.js";

const page = window.stagemark;
const words = wordsOf(page.framework);
const say = openNotices();
const runs = openRuns(page);

page.subscribe(openEmbed(page.framework.id));
openFigures(page.framework, words, page.subscribe);
addComfort(page);
openRadar(page.framework, words, page.subscribe);
openTargets(page.framework, page.subscribe);
openBenchmarks(page.framework, words, page.subscribe);
preparePaper(page.subscribe);
offerDownloads(page, words);
addSharing(page, runs, say);
const showRuns = addRunPanel(page, { words, runs, say });
openActions(page, { runs, say, more: openImport(page, { runs, say, showRuns }) });
tellKeeping(page, runs, say);
leadOnward(page.framework);
