// The data that Python hands to the pages, the files that people keep, and the sentences: types
// alone, which no module needs when it runs.
//
// Written by `.venv/bin/python -m stagemark.site.client_types` from the classes in Python and from
// the catalogue of sentences.
//
// A module says at its top which types it means, `@typedef {import("./types.js").Record} Record`,
// or says so in one place, `@param {import("./types.js").Record} record`; in a room the path begins
// with two dots. After the first, `Record` and `Response` are no longer those of the browser.
export {};

/**
 * What every script knows of a framework.
 *
 * `bounds` are the lowest and the highest possible score, exact, of each dimension by its id and
 * under "" of the whole. `texts` are the questions without options, `profile` the choices of
 * each question about the respondent, `not_in_pdf` the scripts that a PDF cannot set.
 * @typedef {object} Framework
 * @property {string} id
 * @property {string} version
 * @property {string} seal
 * @property {string} title
 * @property {{[id: string]: [string, string]}} bounds
 * @property {string[]} texts
 * @property {{[id: string]: string[]}} profile
 * @property {Program} program
 * @property {Reassess} reassess
 * @property {string[]} [not_in_pdf]
 * @property {{[id: string]: FollowUp}} [follow_ups]
 */

/**
 * What the script of a team page knows; `numbers` are those of the questions on paper.
 * @typedef {object} TeamFramework
 * @property {string} id
 * @property {string} version
 * @property {string} seal
 * @property {string} title
 * @property {{[id: string]: [string, string]}} bounds
 * @property {string[]} texts
 * @property {{[id: string]: string[]}} profile
 * @property {Program} program
 * @property {Reassess} reassess
 * @property {string[]} [not_in_pdf]
 * @property {{[id: string]: FollowUp}} [follow_ups]
 * @property {Changes | null} changes
 * @property {Version[]} earlier
 * @property {About} about
 * @property {Words} words
 * @property {{[id: string]: number}} numbers
 */

/**
 * The versions whose answers come over to this one, the latest first, and its own changes.
 * @typedef {object} EarlierVersions
 * @property {Changes | null} changes
 * @property {WordedVersion[]} earlier
 */

/**
 * What the page that compares results knows: every version, the latest first.
 * @typedef {object} OverTime
 * @property {string} id
 * @property {string} title
 * @property {WordedVersion[]} versions
 */

/**
 * How a version follows from the one before: what becomes of each answer.
 * @typedef {object} Changes
 * @property {string} from
 * @property {{[id: string]: string}} renamed
 * @property {string[]} removed
 * @property {string[]} reask
 * @property {{[id: string]: {[id: string]: string}}} options
 * @property {{[id: string]: string[]}} split
 * @property {{[id: string]: string[]}} merged
 */

/**
 * In months after an assessment: the day of the reminder, and the last day that will do.
 * @typedef {object} Reassess
 * @property {number} after
 * @property {number} before
 */

/**
 * All that is entered in one sitting; `label` is what the respondent calls it.
 *
 * `notes` go by question, `profile` by question about the respondent, `targets` are a stage
 * by dimension.
 * @typedef {object} Response
 * @property {{[id: string]: Answer}} answers
 * @property {{[id: string]: string}} notes
 * @property {{[id: string]: string}} profile
 * @property {{[id: string]: string}} targets
 * @property {string} label
 */

/** @typedef {string | string[]} Answer */

/**
 * Everything that a scorecard says; fit for `json.dumps` as it is.
 * @typedef {object} Record
 * @property {State} state
 * @property {string | null} score
 * @property {string | null} stage
 * @property {Figure | null} low
 * @property {Figure | null} high
 * @property {string | null} capped_by
 * @property {{[id: string]: DimensionRecord}} dimensions
 * @property {{[id: string]: GateRecord}} gates
 * @property {string[]} findings
 * @property {NextStage | null} next
 * @property {string[]} roadmap
 * @property {Counts} counts
 */

/** @typedef {"incomplete" | "complete" | "not-assessed"} State */

/**
 * One response with all that was written and chosen.
 * @typedef {object} ResultFile
 * @property {"stagemark-result/1"} format
 * @property {string} framework
 * @property {string} version
 * @property {string | null} [seal] Names the exact content that was answered.
 * @property {string | null} [created]
 * @property {{[id: string]: string | string[]}} answers By question: an option, an escape, or the ticked options of a checklist.
 * @property {{[id: string]: string}} [notes] By question.
 * @property {{[id: string]: string}} [profile] Never scored.
 * @property {{[id: string]: string}} [targets] A stage by dimension.
 * @property {string} [label]
 * @property {Standing | null} [score] For readers; the answers are what counts.
 */

/**
 * All that a browser has saved of a framework, in one file: the runs of every version.
 * @typedef {object} RunsFile
 * @property {"stagemark-runs/1"} format
 * @property {string} framework
 * @property {ResultFile[]} runs
 */

/**
 * The results of several people, what they agreed on, and how they voted once more.
 *
 * A file without votes and dissents has the first format, which older pages read as well.
 * @typedef {object} TeamFile
 * @property {"stagemark-team/1" | "stagemark-team/2"} format
 * @property {string} framework
 * @property {string} version
 * @property {string} seal
 * @property {ResultFile[]} members
 * @property {{[id: string]: Agreement}} consensus By question.
 * @property {{[id: string]: Vote}} [votes] By question, in files of format 2.
 */

/** @typedef {AllHold | AnyHolds | DimensionReaches | DimensionIsBelow | DimensionLeads | StageReaches | StageIsBelow | GateIs | AnswerIs} ProgramCondition */

/** @typedef {number | string} Whole */

/**
 * All that a response is scored with; `thresholds` are where stages after the first begin.
 * @typedef {object} Program
 * @property {"mean" | "weakest" | "points" | "gates"} method
 * @property {"lowest" | "excluded"} unknown
 * @property {number} decimals
 * @property {Whole} unit
 * @property {number | null} cap
 * @property {string[]} stages
 * @property {Whole[] | null} thresholds
 * @property {ProgramDimension[]} dimensions
 * @property {ProgramQuestion[]} questions
 * @property {ProgramGate[]} gates
 * @property {ProgramFinding[]} findings
 */

/**
 * The question, by its id, and the options of it that bring another question up.
 * @typedef {object} FollowUp
 * @property {string} question
 * @property {string[]} is
 */

/**
 * One of several versions; `changes` lead to it from the one before.
 * @typedef {object} Version
 * @property {string} id
 * @property {string} version
 * @property {string} seal
 * @property {string} title
 * @property {{[id: string]: [string, string]}} bounds
 * @property {string[]} texts
 * @property {{[id: string]: string[]}} profile
 * @property {Program} program
 * @property {Reassess} reassess
 * @property {string[]} [not_in_pdf]
 * @property {{[id: string]: FollowUp}} [follow_ups]
 * @property {Changes | null} changes
 */

/**
 * What is asked about the person, as pairs of id and text.
 *
 * `before`: how many of the questions are asked earlier.
 * @typedef {object} About
 * @property {number} before
 * @property {([string, string])[]} questions
 */

/**
 * The names in a framework, by id.
 * @typedef {object} Words
 * @property {{[id: string]: string}} stages
 * @property {{[id: string]: string}} dimensions
 * @property {{[id: string]: QuestionWords}} questions
 */

/**
 * A version on a page that does not show its form.
 * @typedef {object} WordedVersion
 * @property {string} id
 * @property {string} version
 * @property {string} seal
 * @property {string} title
 * @property {{[id: string]: [string, string]}} bounds
 * @property {string[]} texts
 * @property {{[id: string]: string[]}} profile
 * @property {Program} program
 * @property {Reassess} reassess
 * @property {string[]} [not_in_pdf]
 * @property {{[id: string]: FollowUp}} [follow_ups]
 * @property {Changes | null} changes
 * @property {Words} words
 */

/**
 * A score such as `12/5`, in lowest terms, and the id of the stage that it stands for.
 * @typedef {object} Figure
 * @property {string} score
 * @property {string | null} stage
 */

/**
 * @typedef {object} DimensionRecord
 * @property {State} state
 * @property {string | null} score
 * @property {string | null} stage
 * @property {Figure | null} low
 * @property {Figure | null} high
 * @property {string | null} target
 * @property {string | null} gap
 */

/**
 * `passed` takes unanswered questions at their lowest, `could_pass` at their highest.
 * @typedef {object} GateRecord
 * @property {boolean} passed
 * @property {boolean} could_pass
 * @property {number} passing
 * @property {number} needed
 * @property {number} counted
 * @property {string[]} open
 */

/**
 * A higher stage and, in file order, the questions whose rise to their highest reaches it.
 *
 * `smallest`: no set of fewer questions does, and of those as large this is the first.
 * @typedef {object} NextStage
 * @property {string} stage
 * @property {string[]} questions
 * @property {boolean} smallest
 */

/**
 * How many visible scored questions are in each state.
 * @typedef {object} Counts
 * @property {number} visible
 * @property {number} answered
 * @property {number} unknown
 * @property {number} not_applicable
 * @property {number} unanswered
 */

/**
 * What the answers were scored to, both null while some are missing.
 * @typedef {object} Standing
 * @property {string | null} stage
 * @property {string | null} score A fraction in lowest terms, such as 12/5.
 */

/**
 * What a team agreed on for one question.
 * @typedef {object} Agreement
 * @property {string | string[] | null} answer Null where it was taken back.
 * @property {string} note
 * @property {string} at When, in UTC with milliseconds.
 * @property {Dissent | null} [dissent] In files of format 2.
 */

/**
 * How people voted on one question after they talked, by show of hands.
 * @typedef {object} Vote
 * @property {{[id: string]: number}} counts Hands by option; none at all where the vote was taken back.
 * @property {string} at When, in UTC with milliseconds.
 */

/**
 * Holds where each of its conditions does.
 * @typedef {object} AllHold
 * @property {ProgramCondition[]} all
 */

/**
 * Holds where one of its conditions does.
 * @typedef {object} AnyHolds
 * @property {ProgramCondition[]} any
 */

/**
 * Holds from a score of a dimension upwards.
 * @typedef {object} DimensionReaches
 * @property {number} dimension
 * @property {Whole} at_least
 */

/**
 * Holds below a score of a dimension.
 * @typedef {object} DimensionIsBelow
 * @property {number} dimension
 * @property {Whole} below
 */

/**
 * Holds where a dimension is ahead of another by so much or more.
 * @typedef {object} DimensionLeads
 * @property {number} dimension
 * @property {number} ahead_of
 * @property {Whole} by
 */

/**
 * Holds from an overall stage upwards.
 * @typedef {object} StageReaches
 * @property {number} stage_at_least
 */

/**
 * Holds below an overall stage.
 * @typedef {object} StageIsBelow
 * @property {number} stage_below
 */

/**
 * Holds where a gate is passed, or where it is not.
 * @typedef {object} GateIs
 * @property {number} gate
 * @property {boolean} passed
 */

/**
 * Holds where a question is answered with one of these options.
 * @typedef {object} AnswerIs
 * @property {number} question
 * @property {string[]} is
 */

/**
 * A dimension; weights are whole numbers in their proportions.
 * @typedef {object} ProgramDimension
 * @property {string} id
 * @property {Whole} weight
 */

/**
 * A scored question: `options` are values by id, `allow` the escapes that it offers.
 * @typedef {object} ProgramQuestion
 * @property {string} id
 * @property {number} dimension
 * @property {Whole} weight
 * @property {{[id: string]: Whole}} options
 * @property {Whole} lowest
 * @property {Whole} highest
 * @property {boolean} [checklist]
 * @property {string[]} allow
 * @property {AnswerIs} [show_if]
 */

/**
 * A gate asks for a count, a share, or all of its questions; `holds_at` lies below it.
 * @typedef {object} ProgramGate
 * @property {string} id
 * @property {number} holds_at
 * @property {number[]} questions
 * @property {number} [at_least]
 * @property {[number, number]} [share]
 * @property {Whole} [passes_at]
 */

/**
 * A finding and when it is shown.
 * @typedef {object} ProgramFinding
 * @property {string} id
 * @property {ProgramCondition} when
 */

/**
 * `options` are pairs of id and text, in the author's order: JSON objects are sorted.
 * @typedef {object} QuestionWords
 * @property {string} text
 * @property {([string, string])[]} options
 */

/**
 * Who does not agree with what a team agreed on: how many, or in words, or both.
 * @typedef {object} Dissent
 * @property {number} count
 * @property {string} words
 */

/**
 * What stands in a place; the place `count` chooses the form.
 * @template {string} Name
 * @template Value
 * @typedef {{[name in Name]: name extends "count" ? number : Value}} Places
 */

/**
 * A sentence with places: as a text, or as parts to append where elements of the page stand in it.
 * @template {string} Name
 * @typedef {{
 *   (places: Places<Name, string | number>): string,
 *   parts: (places: Places<Name, Node | string | number>) => (Node | string)[],
 * }} Sentence
 */

/**
 * A sentence of which some words stand within elements, each made by the function in its place.
 * @template {string} Words
 * @template {string} [Name=never]
 * @typedef {{
 *   parts: (places: {[name in Words]: (words: string) => Node}
 *     & Places<Name, Node | string | number>) => (Node | string)[],
 * }} SentenceWithElements
 */

/**
 * The catalogue, by group and id; `language` is the tag of the language that it is in.
 * @typedef {{
 *   language: string,
 *   alone: {
 *     copy: Sentence<"version">,
 *     copy_of: Sentence<"address" | "version">,
 *     not_unpacked: string,
 *     pages: string,
 *     questionnaire: string,
 *     team: string,
 *   },
 *   answering: {
 *     clear: string,
 *     unanswered: Sentence<"count">,
 *   },
 *   assessment: {
 *     answers_stay: Sentence<"duration" | "questions">,
 *     answers_stay_unless_sent: Sentence<"duration" | "questions">,
 *     heading: Sentence<"version">,
 *     later_missing: string,
 *     not_kept: string,
 *     not_started: string,
 *     progress: string,
 *     scorecard: string,
 *     sending_missing: string,
 *     skip: string,
 *     title: Sentence<"framework">,
 *   },
 *   benchmarks: {
 *     beside: Sentence<"benchmark">,
 *     brackets: Sentence<"benchmark">,
 *     half_below: string,
 *     quarter_below: string,
 *     source: Sentence<"count" | "source">,
 *     this_result: string,
 *     three_quarters_below: string,
 *   },
 *   card: {
 *     begin: string,
 *     finished: string,
 *     open: string,
 *     position: Sentence<"count" | "number">,
 *     stages: string,
 *   },
 *   carried: {
 *     again: string,
 *     again_item: Sentence<"answer" | "question" | "questions">,
 *     answer: Sentence<"answer">,
 *     came_over: Sentence<"count">,
 *     came_over_item: Sentence<"answer" | "question">,
 *     count_again: Sentence<"count">,
 *     count_came_over: Sentence<"count">,
 *     count_dropped: Sentence<"count">,
 *     dropped: string,
 *     dropped_item: Sentence<"answer" | "question">,
 *     label: Sentence<"label" | "version">,
 *     name: string,
 *     not_loaded: string,
 *     offer: Sentence<"version">,
 *     receipt: Sentence<"after" | "before" | "counts" | "version">,
 *     said_before: Sentence<"answer" | "question" | "version">,
 *     title: Sentence<"version">,
 *     unsure: string,
 *   },
 *   changed_key: {
 *     about: string,
 *     advance: string,
 *     allow: string,
 *     cap: string,
 *     decimals: string,
 *     dimension: string,
 *     dimensions: string,
 *     evidence: string,
 *     focus: string,
 *     gates: string,
 *     good_enough: string,
 *     help: string,
 *     holds_at: string,
 *     id: string,
 *     kind: string,
 *     language: string,
 *     method: string,
 *     minutes: string,
 *     name: string,
 *     next: string,
 *     next_steps: string,
 *     options: string,
 *     order: string,
 *     overall: string,
 *     passes_at: string,
 *     questions: string,
 *     reassess: string,
 *     requires: string,
 *     responses: string,
 *     scales: string,
 *     show_if: string,
 *     signs: string,
 *     source: string,
 *     summary: string,
 *     tagline: string,
 *     text: string,
 *     threshold: string,
 *     title: string,
 *     type: string,
 *     unknown: string,
 *     value: string,
 *     weight: string,
 *     when: string,
 *   },
 *   changed_part: {
 *     benchmark: string,
 *     dimension: string,
 *     finding: string,
 *     model: string,
 *     option: string,
 *     profile: string,
 *     question: string,
 *     scoring: string,
 *     stage: string,
 *   },
 *   changes: {
 *     answers_elsewhere: Sentence<"answers" | "count" | "version">,
 *     answers_elsewhere_some_open: Sentence<"answers" | "count" | "open" | "version">,
 *     answers_not_elsewhere: Sentence<"answers" | "version">,
 *     answers_not_elsewhere_some_open: Sentence<"answers" | "open" | "version">,
 *     description: Sentence<"framework">,
 *     draft: SentenceWithElements<"link", "framework" | "version">,
 *     draft_withdrawn: SentenceWithElements<"link", "because" | "framework" | "version" | "withdrawn">,
 *     figures: string,
 *     first_version: string,
 *     gone: string,
 *     major: Sentence<"number">,
 *     minor: Sentence<"number">,
 *     new: string,
 *     nothing: Sentence<"version">,
 *     patch: Sentence<"number">,
 *     published: SentenceWithElements<"link", "framework" | "published" | "version">,
 *     published_withdrawn: SentenceWithElements<"link", "because" | "framework" | "published" | "version" | "withdrawn">,
 *     summary: string,
 *     title_of: Sentence<"framework">,
 *   },
 *   collect: {
 *     company: string,
 *     email: string,
 *     goes_to: Sentence<"host" | "parts">,
 *     holds_answers: string,
 *     holds_contact: string,
 *     holds_scores: string,
 *     holds_stage: string,
 *     name: string,
 *     no_answer: string,
 *     not_reached: string,
 *     not_sent: Sentence<"reason">,
 *     optional: Sentence<"field">,
 *     phone: string,
 *     refused: Sentence<"status">,
 *     send: string,
 *     sending: string,
 *     sent: string,
 *     title: Sentence<"publisher">,
 *     unsure: string,
 *   },
 *   common: {
 *     about_minutes: Sentence<"count">,
 *     about_model: string,
 *     all_stages: string,
 *     back: string,
 *     between_stages: Sentence<"high" | "low">,
 *     by_dimension: string,
 *     close: string,
 *     delete: string,
 *     dimension: string,
 *     download: string,
 *     draft: string,
 *     may_change: string,
 *     next_stage_takes: string,
 *     next_steps: string,
 *     not_answered: string,
 *     not_assessed: string,
 *     of_version: Sentence<"version">,
 *     overall: string,
 *     print: string,
 *     questions: Sentence<"count">,
 *     recognise: string,
 *     same_name: Sentence<"name" | "number">,
 *     save: string,
 *     score: string,
 *     see_where: string,
 *     stage: string,
 *     stages: string,
 *     staying: string,
 *     undo: string,
 *     up_to_questions: Sentence<"count">,
 *     up_to_questions_first: Sentence<"count">,
 *   },
 *   comparison: {
 *     all: string,
 *     beside: string,
 *     caption: Sentence<"framework">,
 *     description: Sentence<"count" | "framework">,
 *     focus: string,
 *     in_short: string,
 *     looks_like: string,
 *     show: string,
 *     title: Sentence<"framework">,
 *   },
 *   consensus: {
 *     divided: Sentence<"voices">,
 *     said: Sentence<"answer" | "count">,
 *     team: string,
 *     unanimous: Sentence<"count">,
 *   },
 *   course: {
 *     all_fell: Sentence<"count" | "step">,
 *     all_rose: Sentence<"count" | "step">,
 *     apart: Sentence<"count">,
 *     between: Sentence<"from" | "to">,
 *     climbed: Sentence<"after" | "before" | "high" | "low" | "time">,
 *     climbed_level: Sentence<"after" | "before" | "score" | "time">,
 *     days: Sentence<"count">,
 *     dimensions: Sentence<"count">,
 *     fell: Sentence<"high" | "low" | "stage" | "time">,
 *     fell_and_least: Sentence<"by" | "least" | "most" | "step">,
 *     fell_back: Sentence<"after" | "before" | "high" | "low" | "time">,
 *     fell_back_level: Sentence<"after" | "before" | "score" | "time">,
 *     fell_most: Sentence<"by" | "most" | "stayed">,
 *     higher: Sentence<"day" | "standing">,
 *     key_dashed: Sentence<"count">,
 *     key_hatched: string,
 *     key_left_out: string,
 *     key_undated: Sentence<"count">,
 *     key_versions: string,
 *     level: Sentence<"from" | "standing" | "to">,
 *     lower: Sentence<"day" | "standing">,
 *     mark: Sentence<"day" | "month">,
 *     months: Sentence<"count">,
 *     more_than_years: Sentence<"count">,
 *     newest: Sentence<"day">,
 *     nothing: Sentence<"result">,
 *     one_day: Sentence<"count" | "day" | "highest" | "lowest">,
 *     one_day_level: Sentence<"count" | "day" | "standing">,
 *     open: Sentence<"result" | "where">,
 *     open_within: Sentence<"result" | "stage">,
 *     recounted: Sentence<"version">,
 *     rose: Sentence<"high" | "low" | "stage" | "time">,
 *     rose_and_fell: Sentence<"fall" | "fell" | "rise" | "rose">,
 *     rose_and_least: Sentence<"by" | "least" | "most" | "step">,
 *     rose_most: Sentence<"by" | "most" | "stayed">,
 *     since: Sentence<"day">,
 *     stayed: Sentence<"count">,
 *     stood: Sentence<"day" | "standing">,
 *     stood_undated: Sentence<"standing">,
 *     undated: Sentence<"count">,
 *     unsure: Sentence<"result" | "where">,
 *     unsure_within: Sentence<"result" | "stage">,
 *     weeks: Sentence<"count">,
 *     years: Sentence<"count">,
 *   },
 *   days: {
 *     april: string,
 *     august: string,
 *     day: Sentence<"day" | "month" | "year">,
 *     december: string,
 *     february: string,
 *     january: string,
 *     july: string,
 *     june: string,
 *     march: string,
 *     may: string,
 *     moment: Sentence<"day" | "time">,
 *     november: string,
 *     october: string,
 *     september: string,
 *   },
 *   downloads: {
 *     csv: string,
 *     failed: Sentence<"download" | "reason">,
 *     ics: string,
 *     json: string,
 *     md: string,
 *     one_moment: string,
 *     pdf: string,
 *     png: string,
 *     svg: string,
 *     title: string,
 *   },
 *   dress: {
 *     colour: string,
 *     left_out: string,
 *     on_light: Sentence<"accent" | "contrast" | "taken">,
 *     on_dark: Sentence<"accent" | "contrast" | "taken">,
 *     pixels: string,
 *     refused: Sentence<"allowed" | "name" | "value">,
 *   },
 *   drops: {
 *     bring_in: string,
 *     choose: string,
 *     links: string,
 *     paste: string,
 *     title: string,
 *   },
 *   embed: {
 *     in_head: string,
 *     missing: string,
 *     no_framework: string,
 *     nowhere: string,
 *     open: string,
 *     silent: Sentence<"address">,
 *     title: string,
 *   },
 *   embed_about: {
 *     accent: string,
 *     address: string,
 *     address_for: string,
 *     box: string,
 *     by_documentation: string,
 *     cannot_copy: string,
 *     copied: string,
 *     copy: string,
 *     dark: string,
 *     description: Sentence<"framework">,
 *     element: string,
 *     element_for: string,
 *     font: string,
 *     font_inherit: string,
 *     font_inherit_needs: string,
 *     font_rounded: string,
 *     font_sans: string,
 *     font_serif: string,
 *     font_site: string,
 *     form: string,
 *     frame: string,
 *     frame_for: SentenceWithElements<"code">,
 *     host: string,
 *     host_version: Sentence<"host" | "version">,
 *     how: string,
 *     hugo: string,
 *     hugo_file: SentenceWithElements<"code">,
 *     hugo_use: string,
 *     hosts: string,
 *     hosts_lede: string,
 *     is_copied: string,
 *     latest: string,
 *     light: string,
 *     link: string,
 *     link_for: string,
 *     look: string,
 *     more: SentenceWithElements<"link">,
 *     not_started: string,
 *     page_ground: string,
 *     preview: string,
 *     pinned: Sentence<"version">,
 *     put_address: Sentence<"address">,
 *     radius: string,
 *     remains: string,
 *     reset: string,
 *     script: string,
 *     script_for: string,
 *     seen: string,
 *     snippets: string,
 *     summary: string,
 *     theme: string,
 *     theme_auto: string,
 *     theme_dark: string,
 *     theme_light: string,
 *     title: string,
 *     title_of: Sentence<"framework">,
 *     use: string,
 *     version: string,
 *     view: string,
 *     view_card: string,
 *     view_page: string,
 *     view_teaser: string,
 *     width: string,
 *     width_full: string,
 *     width_pixels: Sentence<"count">,
 *   },
 *   embed_form: {
 *     element: string,
 *     frame: string,
 *     link: string,
 *     script: string,
 *   },
 *   embed_host: {
 *     address_alone: string,
 *     astro: string,
 *     ckeditor: SentenceWithElements<"code">,
 *     docusaurus: string,
 *     ghost: string,
 *     hugo: SentenceWithElements<"code">,
 *     jekyll: string,
 *     keeps_all: string,
 *     link_only: string,
 *     material: string,
 *     react: string,
 *     squarespace: string,
 *     tinymce: SentenceWithElements<"code">,
 *     vitepress: SentenceWithElements<"code">,
 *     webflow: string,
 *     wix: string,
 *     wordpress_block: string,
 *     wordpress_classic: string,
 *   },
 *   embed_outcome: {
 *     dropped: Sentence<"form">,
 *     moved: Sentence<"form">,
 *     needs: Sentence<"form">,
 *     shown: Sentence<"form">,
 *     stops: Sentence<"form">,
 *   },
 *   ending: {
 *     back: string,
 *     see: string,
 *     unfinished: string,
 *   },
 *   entry: {
 *     all_keys: SentenceWithElements<"key">,
 *     asked: Sentence<"number" | "text">,
 *     back: string,
 *     begin: string,
 *     choice: Sentence<"code" | "text">,
 *     correct: string,
 *     correcting: Sentence<"name">,
 *     correction_begun: Sentence<"name">,
 *     done: Sentence<"count" | "open">,
 *     done_all: Sentence<"count">,
 *     empty: string,
 *     end: string,
 *     first: string,
 *     go_on: string,
 *     hidden: Sentence<"number">,
 *     key_letters: Sentence<"first" | "last">,
 *     key_none: string,
 *     key_not_applicable: string,
 *     key_unknown: string,
 *     keys: Sentence<"keys">,
 *     keys_at_end: string,
 *     keys_of_text: string,
 *     keys_pending: string,
 *     leave_open: string,
 *     name: string,
 *     no_number: Sentence<"last" | "number">,
 *     note: Sentence<"number">,
 *     nothing_to_undo: string,
 *     open: string,
 *     own_words: string,
 *     pending: Sentence<"typed">,
 *     question: Sentence<"last" | "number">,
 *     resume: string,
 *     sheet: Sentence<"number">,
 *     shortcut: string,
 *     so_far: string,
 *     take_in: string,
 *     start_over: string,
 *     started_over: string,
 *     taken: SentenceWithElements<"unseen", "answer" | "asked" | "next">,
 *     taken_in: Sentence<"counts" | "name">,
 *     ticked: Sentence<"answer" | "asked">,
 *     title: string,
 *     to_end: string,
 *     undone: SentenceWithElements<"unseen", "next">,
 *     without_name: Sentence<"name">,
 *   },
 *   features: {
 *     actions: string,
 *     advice: string,
 *     answers_counted: string,
 *     aside: string,
 *     asked: string,
 *     benchmarks: string,
 *     card: string,
 *     carry_over: string,
 *     copying: string,
 *     clear: string,
 *     dimensions: string,
 *     downloads: string,
 *     explained: string,
 *     failed: Sentence<"names" | "remains">,
 *     ending: string,
 *     entry: string,
 *     figures: string,
 *     finding: string,
 *     frame: string,
 *     framed: string,
 *     import: string,
 *     intake: string,
 *     look: string,
 *     movement: string,
 *     next_stage: string,
 *     notices: string,
 *     other_pages: string,
 *     own_link: string,
 *     plan: string,
 *     presenting: string,
 *     preview: string,
 *     printing: string,
 *     qr: string,
 *     remaining: string,
 *     run_list: string,
 *     runs: string,
 *     share: string,
 *     snippets: string,
 *     steps: string,
 *     storage: string,
 *     target: string,
 *     team_results: string,
 *     why: string,
 *     withdrawn: string,
 *   },
 *   figures: {
 *     behind: string,
 *     chosen: Sentence<"options" | "points">,
 *     does_not_apply: string,
 *     not_answered: Sentence<"highest" | "lowest">,
 *     of: Sentence<"highest" | "value">,
 *     of_gates: Sentence<"count" | "figure">,
 *     of_most: Sentence<"figure" | "most">,
 *     score: Sentence<"dimension" | "score">,
 *     unknown_counted: Sentence<"points">,
 *     unknown_left_out: string,
 *     weighed: Sentence<"figure" | "weight">,
 *   },
 *   finding: {
 *     away: Sentence<"short" | "stage">,
 *     away_percent: Sentence<"short" | "stage">,
 *     behind: Sentence<"dimension" | "standing">,
 *     behind_many: Sentence<"all" | "count" | "standing">,
 *     behind_several: Sentence<"dimensions" | "standing">,
 *     capped: Sentence<"count" | "reached">,
 *     capped_level: Sentence<"reached">,
 *     decides: Sentence<"dimension">,
 *     decides_many: Sentence<"all" | "count">,
 *     decides_several: Sentence<"dimensions">,
 *     even: Sentence<"all" | "standing">,
 *     find_out: string,
 *     gate: Sentence<"count" | "gate" | "passing" | "stage">,
 *     holds_back: Sentence<"dimension" | "stage">,
 *     holds_back_many: Sentence<"all" | "count" | "stage">,
 *     holds_back_several: Sentence<"dimensions" | "stage">,
 *     nothing: string,
 *     only: Sentence<"dimension">,
 *     open: Sentence<"count">,
 *     top: Sentence<"stage">,
 *     unknown: Sentence<"count" | "where">,
 *     unknown_more: Sentence<"count" | "where">,
 *     unknown_settled: Sentence<"count">,
 *     unsure: string,
 *   },
 *   framed: {
 *     address: string,
 *     no_file: string,
 *     no_print: string,
 *     no_tab: string,
 *     open: string,
 *   },
 *   going_on: {
 *     here: Sentence<"run">,
 *     taken: string,
 *     taken_beside: string,
 *     withdrawn: string,
 *   },
 *   home: {
 *     about: SentenceWithElements<"unseen", "framework">,
 *     best_for: string,
 *     choose: string,
 *     length: Sentence<"duration" | "questions">,
 *     looks_at: string,
 *     start: SentenceWithElements<"unseen", "framework">,
 *     takes: string,
 *   },
 *   import: {
 *     damaged: string,
 *     listed: Sentence<"count" | "files">,
 *     no_room: string,
 *     older: Sentence<"made" | "version">,
 *     opened: Sentence<"count" | "files" | "run">,
 *     refused: Sentence<"file" | "reason">,
 *     shared: string,
 *     unreadable: string,
 *   },
 *   importers: {
 *     run: Sentence<"number" | "reason">,
 *     runs_damaged: string,
 *     runs_format: Sentence<"format">,
 *     runs_framework: Sentence<"own" | "theirs">,
 *     team_file: string,
 *   },
 *   intake: {
 *     add_run: Sentence<"day" | "name">,
 *     link: Sentence<"number">,
 *     refused: Sentence<"name" | "reason">,
 *     saved_run: string,
 *     unreadable: string,
 *     your_result: string,
 *   },
 *   join: {
 *     picture: string,
 *     show: string,
 *     title: string,
 *   },
 *   link: {
 *     damaged: string,
 *     other_draft: Sentence<"version">,
 *     other_framework: Sentence<"own" | "theirs">,
 *     other_version: Sentence<"own" | "theirs">,
 *     unknown_format: string,
 *   },
 *   lists: {
 *     and: Sentence<"before" | "next">,
 *     comma: Sentence<"before" | "next">,
 *     or: Sentence<"before" | "next">,
 *   },
 *   next_stage: {
 *     cost: string,
 *     effort: string,
 *     time: string,
 *   },
 *   notices: {
 *     problem: string,
 *     wrong_encoding: Sentence<"encoding">,
 *   },
 *   option_advice: {
 *     good_enough: string,
 *     next: string,
 *     title: string,
 *   },
 *   over_time: {
 *     add_more: string,
 *     added: Sentence<"count">,
 *     after: string,
 *     all_as_before: string,
 *     before: string,
 *     by_answers: string,
 *     by_framework: string,
 *     change: Sentence<"change">,
 *     description: Sentence<"framework">,
 *     fallen: Sentence<"count">,
 *     few: string,
 *     first_of_two: string,
 *     from: Sentence<"result">,
 *     newly_answered: Sentence<"count">,
 *     no_change: string,
 *     no_date: string,
 *     no_longer_answered: Sentence<"count">,
 *     no_way: Sentence<"earlier" | "later">,
 *     none_added: string,
 *     nothing: string,
 *     not_started: SentenceWithElements<"bold">,
 *     otherwise: Sentence<"count">,
 *     question_by_question: string,
 *     reasons: Sentence<"answers" | "earlier" | "framework" | "later">,
 *     receipt: Sentence<"again" | "carried" | "dropped">,
 *     remains: string,
 *     result: string,
 *     risen: Sentence<"count">,
 *     score_range: Sentence<"high" | "low">,
 *     second_of_two: string,
 *     sends_nothing: string,
 *     stage_range: Sentence<"high" | "low">,
 *     standing: Sentence<"score" | "stage">,
 *     stands_today: Sentence<"standing">,
 *     stood: string,
 *     sum: Sentence<"after" | "before">,
 *     summary: string,
 *     takes: string,
 *     the_same: string,
 *     title: string,
 *     title_of: Sentence<"framework">,
 *     to: Sentence<"result">,
 *     unfinished: Sentence<"range">,
 *     unfinished_change: string,
 *     unsure: Sentence<"stage">,
 *     unsure_change: string,
 *     unsure_today: string,
 *     version: string,
 *     what_moved: string,
 *   },
 *   overview: {
 *     answer_again: SentenceWithElements<"link">,
 *     asked: string,
 *     as_a_team: string,
 *     data: SentenceWithElements<"link">,
 *     dimensions: Sentence<"count">,
 *     embed: SentenceWithElements<"link">,
 *     example_caption: string,
 *     example_even: Sentence<"stage" | "step" | "steps">,
 *     example_head: string,
 *     example_uneven: Sentence<"ahead" | "behind" | "stage" | "step" | "steps">,
 *     get_files: string,
 *     get_stage: string,
 *     get_steps: string,
 *     handout: SentenceWithElements<"link">,
 *     workbook: SentenceWithElements<"link">,
 *     how_scores_come_about: string,
 *     kind: string,
 *     length: Sentence<"duration" | "questions">,
 *     on_paper: SentenceWithElements<"letter" | "sheets">,
 *     one_sees_one_side: SentenceWithElements<"link">,
 *     published: Sentence<"day">,
 *     source_and_versions: string,
 *     stages: Sentence<"count">,
 *     start: string,
 *     take_with_you: string,
 *     trust: string,
 *     versions: string,
 *     what_you_get: string,
 *     versions_are: Sentence<"versions">,
 *   },
 *   paper: {
 *     by_hand: Sentence<"sheet">,
 *     name_and_date: string,
 *     with_answers: string,
 *   },
 *   path: {
 *     as_it_looks: string,
 *     at_least: string,
 *     at_most: string,
 *     here: string,
 *     here_shared: string,
 *     next: string,
 *     target: string,
 *     target_of: Sentence<"all" | "count">,
 *   },
 *   pdf: {
 *     a4: string,
 *     answered_at: Sentence<"address" | "version">,
 *     cannot_hold: Sentence<"scripts">,
 *     gate: string,
 *     here: Sentence<"stage">,
 *     here_shared: Sentence<"stage">,
 *     letter: string,
 *     lost: Sentence<"letters">,
 *     lost_more: Sentence<"letters">,
 *     not_answered: string,
 *     note: string,
 *     open: string,
 *     paper: string,
 *     possible: Sentence<"stage">,
 *     reached: Sentence<"stage">,
 *     stages: Sentence<"stages">,
 *     standing: string,
 *     standing_shared: string,
 *     status: string,
 *     strength: string,
 *     warning: string,
 *   },
 *   people: {
 *     added: Sentence<"count">,
 *     another: string,
 *     asked_again: Sentence<"count">,
 *     carried: Sentence<"count">,
 *     copy: Sentence<"name">,
 *     count_again: string,
 *     count_too: string,
 *     counted_once: Sentence<"name" | "other">,
 *     dropped: Sentence<"count">,
 *     name_of: Sentence<"name">,
 *     none_added: string,
 *     not_counted: Sentence<"name">,
 *     not_finished: Sentence<"stage">,
 *     not_finished_between: Sentence<"high" | "low">,
 *     of_version: Sentence<"counts" | "name" | "version">,
 *     older_anonymous: string,
 *     older_of_day: Sentence<"day" | "name" | "newer">,
 *     older_of_unknown_day: Sentence<"name" | "newer">,
 *     older_same_moment: Sentence<"name" | "newer">,
 *     older_undated: Sentence<"name">,
 *     people: Sentence<"count">,
 *     remove: Sentence<"name">,
 *     remove_result: string,
 *     removed: Sentence<"name">,
 *     rename: Sentence<"name">,
 *     somebody: string,
 *     unnamed: Sentence<"letter">,
 *     unsure: Sentence<"stage">,
 *     unsure_between: Sentence<"high" | "low">,
 *   },
 *   picture: {
 *     here: string,
 *     here_shared: string,
 *     more: Sentence<"count">,
 *     no_canvas: string,
 *     title: Sentence<"finding" | "framework" | "verdict">,
 *   },
 *   pieces: {
 *     again: string,
 *     failed: Sentence<"feature">,
 *     not_loaded: string,
 *   },
 *   qr: {
 *     holds_text: string,
 *     leads_here: string,
 *     save_png: string,
 *     save_svg: string,
 *     title: string,
 *     too_long: Sentence<"version">,
 *     too_long_for_text: Sentence<"version">,
 *   },
 *   question: {
 *     answer: string,
 *     does_not_apply: string,
 *     none_of_these: string,
 *     not_known: string,
 *     note: string,
 *     your_note: string,
 *   },
 *   questions: {
 *     about_you: string,
 *     not_scored: string,
 *   },
 *   plan: {
 *     keep: string,
 *     rest: string,
 *     rest_and_targets: string,
 *     start: string,
 *     target_for_all: string,
 *     targets: string,
 *     targets_differ: string,
 *     then: string,
 *     title: string,
 *     top: string,
 *     whole: string,
 *   },
 *   presenting: {
 *     agree: string,
 *     agree_on: Sentence<"option">,
 *     agreed: string,
 *     answer: string,
 *     answers_in: Sentence<"count" | "given">,
 *     apart: Sentence<"percent">,
 *     back: string,
 *     closer: string,
 *     dissent: Sentence<"count">,
 *     dissent_because: Sentence<"count" | "words">,
 *     dissent_words: Sentence<"words">,
 *     does_back: string,
 *     does_ends: string,
 *     does_jump: string,
 *     does_leave: string,
 *     does_on: string,
 *     does_reset: string,
 *     does_reveal: string,
 *     does_timer: string,
 *     first_round: string,
 *     full_screen: string,
 *     further: string,
 *     hands: Sentence<"count">,
 *     hands_for: Sentence<"option">,
 *     highest: string,
 *     how_many_against: string,
 *     jump: Sentence<"typed">,
 *     keys: string,
 *     keys_back: string,
 *     keys_ends: string,
 *     keys_jump: string,
 *     keys_leave: string,
 *     keys_on: string,
 *     keys_reveal: string,
 *     leave: string,
 *     letters_are_keys: string,
 *     lowest: string,
 *     minutes: string,
 *     more_below: string,
 *     next: string,
 *     no_such: Sentence<"typed">,
 *     not_all_agree: string,
 *     notes: string,
 *     of_model: Sentence<"framework" | "version">,
 *     one_answer: string,
 *     order: string,
 *     order_apart: string,
 *     order_asked: string,
 *     pause_timer: string,
 *     place: Sentence<"at" | "count" | "dimension" | "number">,
 *     present: string,
 *     reset: string,
 *     reveal: string,
 *     same: string,
 *     second_round: string,
 *     second_round_is: Sentence<"result">,
 *     second_round_said: Sentence<"voices">,
 *     space: string,
 *     start_timer: string,
 *     take_away: string,
 *     time: string,
 *     time_is_up: string,
 *     timer: string,
 *     title: string,
 *     vote_again: string,
 *     vote_damaged: Sentence<"question">,
 *     what_it_is: string,
 *     who_and_why: string,
 *     whole_range: string,
 *     why: string,
 *   },
 *   reading: {
 *     no_link: string,
 *     too_large: string,
 *   },
 *   reminder: {
 *     last: Sentence<"day" | "standing" | "verdict">,
 *     title: Sentence<"framework">,
 *     until: Sentence<"day">,
 *   },
 *   report: {
 *     answers: string,
 *     findings: string,
 *     version: Sentence<"version">,
 *     way: Sentence<"address" | "label">,
 *   },
 *   result_file: {
 *     incomplete: string,
 *     not_a_result: string,
 *     not_json: string,
 *     other_draft: Sentence<"version">,
 *     other_framework: Sentence<"own" | "theirs">,
 *     other_version: Sentence<"own" | "theirs">,
 *     unfit_entry: Sentence<"entry" | "part" | "version">,
 *     unknown_format: Sentence<"format">,
 *     unknown_key: Sentence<"key">,
 *   },
 *   runs: {
 *     action: Sentence<"action" | "run">,
 *     begun: string,
 *     cancel: string,
 *     carry_over: Sentence<"version">,
 *     cleared: string,
 *     copy_label: Sentence<"run">,
 *     deleted: Sentence<"run">,
 *     duplicate: string,
 *     entry: Sentence<"version">,
 *     kept_here: string,
 *     list: string,
 *     name: string,
 *     no_room: string,
 *     none: string,
 *     open: string,
 *     open_file: string,
 *     open_now: Sentence<"run">,
 *     open_with: Sentence<"version">,
 *     opened: Sentence<"run">,
 *     other_format: string,
 *     others: Sentence<"count">,
 *     rename: string,
 *     run_of: Sentence<"day">,
 *     save_all: string,
 *     saved: Sentence<"moment">,
 *     start: string,
 *     title: string,
 *     unnamed: string,
 *     unreadable: string,
 *   },
 *   scorecard: {
 *     answered: Sentence<"count">,
 *     answered_of: Sentence<"count" | "visible">,
 *     dimensions: string,
 *     gap: string,
 *     gate_failed: string,
 *     gate_open: string,
 *     gate_passed: string,
 *     gates: string,
 *     left: Sentence<"count" | "duration" | "where">,
 *     left_alone: Sentence<"count" | "duration">,
 *     may_leave: string,
 *     more_on: Sentence<"stage">,
 *     none_left: Sentence<"where">,
 *     none_left_alone: string,
 *     not_applicable: Sentence<"count">,
 *     not_known: Sentence<"count">,
 *     note: string,
 *     rise: Sentence<"count" | "stage">,
 *     rise_at_most: Sentence<"count" | "stage">,
 *     start_again: string,
 *     strength: string,
 *     target: string,
 *     target_for: Sentence<"dimension">,
 *     title: string,
 *     to_over_time: string,
 *     to_team: string,
 *     warning: string,
 *     why: string,
 *   },
 *   scored_by: {
 *     gates: string,
 *     mean: string,
 *     points: string,
 *     weakest: string,
 *   },
 *   scoring_sheet: {
 *     all_counts_for: string,
 *     answers_that_pass: string,
 *     asked_after: string,
 *     asked_if: string,
 *     asked_is: string,
 *     at_most: string,
 *     at_most_stage: string,
 *     counts_for: string,
 *     dimension: string,
 *     dimension_stage: string,
 *     dimensions: string,
 *     dimensions_stages: string,
 *     do_add_all: string,
 *     do_add_marks: string,
 *     do_add_ticks: string,
 *     do_add_up: string,
 *     do_cap: string,
 *     do_count_ticks: string,
 *     do_cross_both: string,
 *     do_cross_not_applicable: string,
 *     do_cross_not_asked: string,
 *     do_cross_unknown: string,
 *     do_dimension_stage: string,
 *     do_first_not_passed: string,
 *     do_lowest_stage: string,
 *     do_mark: string,
 *     do_read_marks: string,
 *     do_read_points: string,
 *     do_rule: string,
 *     do_stages: string,
 *     do_tick_passing: string,
 *     do_write_points: string,
 *     first_not_passed: string,
 *     from_gates: string,
 *     from_sums: string,
 *     if_counts: string,
 *     is_passed: string,
 *     its_stage: string,
 *     lowest_stage: string,
 *     mark: string,
 *     multiply: string,
 *     must_pass: string,
 *     my_mark: string,
 *     my_points: string,
 *     none: string,
 *     note_about: Sentence<"sign">,
 *     note_exact: string,
 *     note_missing: string,
 *     note_nothing: string,
 *     note_nothing_but: Sentence<"numbers">,
 *     note_open: string,
 *     note_rounded: Sentence<"counts" | "dimension">,
 *     note_too_long: string,
 *     note_without: Sentence<"dimension">,
 *     our_stage: string,
 *     passes: string,
 *     passes_always: string,
 *     passes_never: string,
 *     passes_ticks: Sentence<"codes" | "count">,
 *     passes_worth: Sentence<"bar" | "worth">,
 *     points: string,
 *     points_of_answers: string,
 *     question: string,
 *     rows_left: string,
 *     rule: Sentence<"counts" | "points" | "stage">,
 *     score_title: string,
 *     stage: string,
 *     sum: string,
 *     ticks_made: string,
 *     weight: string,
 *     weight_is: string,
 *     weights_are: string,
 *     worked: string,
 *     worked_gate: Sentence<"asked" | "gate" | "must">,
 *     worked_mark: Sentence<"counts" | "dimension" | "factor" | "mark" | "points">,
 *     worked_points: Sentence<"code" | "counts" | "number" | "points">,
 *   },
 *   search: {
 *     all_pages: string,
 *     best_shown: Sentence<"found" | "shown">,
 *     found: Sentence<"count">,
 *     none_found: string,
 *     not_started: SentenceWithElements<"bold">,
 *     words: string,
 *   },
 *   share: {
 *     attach_file: string,
 *     body: Sentence<"finding" | "verdict">,
 *     browser_cannot: string,
 *     button: string,
 *     cannot_copy: string,
 *     copied: string,
 *     download: string,
 *     holds: string,
 *     is_copied: string,
 *     link: string,
 *     mail: string,
 *     no_address: string,
 *     pass: string,
 *     paste_link: string,
 *     subject: Sentence<"framework" | "verdict">,
 *     qr: string,
 *     unfinished: string,
 *     unfinished_may_leave: string,
 *   },
 *   shared: {
 *     answer: string,
 *     back: string,
 *     line: Sentence<"day" | "way">,
 *     open_there: string,
 *     start: string,
 *     title: string,
 *   },
 *   site: {
 *     answers_stay: string,
 *     answers_stay_unless_sent: string,
 *     assessments: string,
 *     breadcrumb: string,
 *     menu: string,
 *     missing: SentenceWithElements<"link">,
 *     missing_heading: string,
 *     missing_title: string,
 *     navigation: string,
 *     search: string,
 *     skip: string,
 *   },
 *   spread: {
 *     agreed: string,
 *     from_lowest: string,
 *     highest: string,
 *     lowest: string,
 *     middle: string,
 *     not_finished: string,
 *     one_of_you: string,
 *     title: string,
 *     unsure: string,
 *   },
 *   stage: {
 *     before: string,
 *     contents: string,
 *     focus: string,
 *     next: string,
 *     of_stages: Sentence<"number" | "stages">,
 *   },
 *   steps: {
 *     all: string,
 *     by_itself: string,
 *     go_on: Sentence<"number">,
 *     keys: string,
 *     left_off: string,
 *     moves: string,
 *     next: string,
 *     one: string,
 *     position: Sentence<"count" | "dimension" | "number">,
 *     scorecard: string,
 *     view: string,
 *   },
 *   storage: {
 *     blocked: string,
 *     delete_it: string,
 *     download_it: string,
 *     draft_changed: string,
 *     full: string,
 *     keep_now: string,
 *     partly_unfit: string,
 *     put_aside: Sentence<"reason">,
 *     removed: string,
 *   },
 *   strips: {
 *     all_there: Sentence<"stage">,
 *     begins: Sentence<"stage">,
 *     begins_each: string,
 *     longest: Sentence<"dimension" | "stage">,
 *     longest_several: Sentence<"dimensions" | "stage">,
 *     now: string,
 *     possible: string,
 *     there: string,
 *     to_go: Sentence<"gap">,
 *   },
 *   team: {
 *     agree: string,
 *     agree_first: SentenceWithElements<"link">,
 *     clear: string,
 *     description: Sentence<"framework">,
 *     differ: string,
 *     everyone_answers: SentenceWithElements<"bold" | "link", "duration">,
 *     everyone_hands_in: SentenceWithElements<"bold" | "quoted", "button">,
 *     everyones_figures: string,
 *     example: string,
 *     file_holds: string,
 *     how_to_differ: string,
 *     leave_names_out: string,
 *     left_out: string,
 *     not_counted: string,
 *     not_kept: string,
 *     not_started: SentenceWithElements<"bold">,
 *     open_scorecard: string,
 *     result_is: string,
 *     save_file: string,
 *     save_result: string,
 *     save_spread: string,
 *     saved_here: string,
 *     sends_nothing: string,
 *     stand: string,
 *     summary: string,
 *     takes: string,
 *     title: string,
 *     title_of: Sentence<"framework">,
 *     workshop: string,
 *     you_bring_in: SentenceWithElements<"bold">,
 *   },
 *   team_file: {
 *     agreement_damaged: Sentence<"question">,
 *     extra_key: Sentence<"key">,
 *     member: Sentence<"number" | "reason">,
 *     nothing_answered: string,
 *     other_draft: Sentence<"version">,
 *     other_framework: Sentence<"own" | "theirs">,
 *     other_version: Sentence<"own" | "theirs">,
 *     part_missing: string,
 *     unknown_format: Sentence<"format">,
 *   },
 *   team_finding: {
 *     apart: Sentence<"least" | "most">,
 *     both: Sentence<"stage">,
 *     differ: Sentence<"voices">,
 *     equal: Sentence<"all">,
 *     everyone: Sentence<"all" | "stage">,
 *     most: Sentence<"all" | "some" | "stage" | "voices">,
 *     most_alone: Sentence<"all" | "some" | "stage">,
 *     none: Sentence<"all">,
 *     nothing: Sentence<"count">,
 *     open: Sentence<"count">,
 *     same: Sentence<"all">,
 *     single: Sentence<"stage">,
 *     single_nothing: string,
 *     single_open: string,
 *     single_unsure: string,
 *     some: Sentence<"all" | "count" | "stage">,
 *     some_dimensions: Sentence<"all" | "count">,
 *     unsure: Sentence<"count">,
 *     voice: Sentence<"count" | "stage">,
 *   },
 *   team_page: {
 *     aside: string,
 *     cleared: Sentence<"count">,
 *     remains: string,
 *     results_are_in: SentenceWithElements<"more", "count">,
 *   },
 *   team_questions: {
 *     agree_on: string,
 *     agreed: Sentence<"answer">,
 *     agreed_by_all: Sentence<"answer">,
 *     apart: Sentence<"answers" | "percent">,
 *     close: Sentence<"count">,
 *     nobody_knows: string,
 *     none_apart: string,
 *     not_agreed: string,
 *     not_applicable: Sentence<"count">,
 *     not_asked: Sentence<"hidden">,
 *     note_of: Sentence<"name" | "note">,
 *     notes: string,
 *     one_answer: Sentence<"answered">,
 *     one_note: string,
 *     one_person: string,
 *     own_words: string,
 *     reason: string,
 *     same: Sentence<"count">,
 *     take_back: string,
 *     unanswered: Sentence<"unanswered">,
 *     unknown: Sentence<"count">,
 *     whole_range: Sentence<"answers">,
 *   },
 *   team_standing: {
 *     between: Sentence<"high" | "low">,
 *     not_assessed: string,
 *     nothing_agreed: string,
 *     progress: Sentence<"agreed" | "count">,
 *     progress_alike: Sentence<"agreed" | "alike" | "count">,
 *     progress_unknown: Sentence<"count">,
 *   },
 *   trail: {
 *     all_stages: string,
 *     embed_about: string,
 *     over_time: string,
 *     team: string,
 *     what_changed: string,
 *   },
 *   version: {
 *     draft_after: Sentence<"version">,
 *     latest: Sentence<"version">,
 *     this_is: Sentence<"version">,
 *     withdrawn: Sentence<"because" | "day" | "version">,
 *   },
 *   visits: {
 *     counted: Sentence<"host" | "service">,
 *     counted_and_sent: Sentence<"host" | "service">,
 *     heading: string,
 *     holds: string,
 *     not_counted: string,
 *     privacy: string,
 *     seen: Sentence<"host">,
 *   },
 *   why: {
 *     capped: Sentence<"count" | "dimension" | "score" | "stage">,
 *     capped_level: Sentence<"dimension" | "score" | "stage">,
 *     equals: Sentence<"left" | "right">,
 *     equals_shown: Sentence<"figure" | "left" | "right">,
 *     first: Sentence<"next" | "next_start" | "score" | "short" | "stage">,
 *     gate: Sentence<"count" | "gate" | "needed" | "passing" | "stage">,
 *     gate_passed: Sentence<"count" | "gate" | "needed" | "passing">,
 *     gates: Sentence<"count">,
 *     last: Sentence<"score" | "stage" | "start">,
 *     lowest: Sentence<"score" | "scores">,
 *     stage: Sentence<"next" | "next_start" | "score" | "short" | "stage" | "start">,
 *   },
 *   workbook: {
 *     answer: string,
 *     answer_here: string,
 *     counted: string,
 *     dimension: string,
 *     exact: string,
 *     exact_score: string,
 *     first_open: string,
 *     focus: string,
 *     for_programs: string,
 *     from_to: Sentence<"high" | "low">,
 *     gap: string,
 *     gate: string,
 *     held_back: string,
 *     how_answer: Sentence<"sheet">,
 *     how_conditional: string,
 *     how_protected: string,
 *     how_result: Sentence<"sheet">,
 *     how_take: string,
 *     how_title: string,
 *     incomplete: string,
 *     missing: string,
 *     needed: string,
 *     no: string,
 *     not_asked: string,
 *     not_assessed: string,
 *     not_computed: string,
 *     not_in_list: string,
 *     note: string,
 *     online: Sentence<"address">,
 *     open: string,
 *     passed: string,
 *     passing: string,
 *     progress: Sentence<"of" | "open">,
 *     question: string,
 *     range: string,
 *     range_stages: string,
 *     read_me: string,
 *     score: string,
 *     sign: string,
 *     stage: string,
 *     state: string,
 *     step: string,
 *     still_open: string,
 *     target: string,
 *     torn: string,
 *     version: Sentence<"version">,
 *     yes: string,
 *   },
 *   workbook_in: {
 *     damaged: string,
 *     empty: string,
 *     not_in_list: Sentence<"cell" | "text">,
 *     not_ours: string,
 *     old_or_locked: string,
 *     other_kind: string,
 *     torn: Sentence<"cell">,
 *   },
 *   handout: {
 *     about_you: string,
 *     agreed: string,
 *     asked: string,
 *     before: string,
 *     by_when: string,
 *     date: string,
 *     dimension: string,
 *     do_alone: string,
 *     do_alone_before: Sentence<"minutes">,
 *     do_close: string,
 *     do_compare: string,
 *     do_compare_most: string,
 *     do_decide: string,
 *     do_welcome: string,
 *     draft: string,
 *     eyebrow: string,
 *     focus: string,
 *     gap: string,
 *     group: string,
 *     leads: Sentence<"stages">,
 *     measures: Sentence<"dimensions">,
 *     minutes: Sentence<"begin" | "end">,
 *     name: string,
 *     next_step: string,
 *     not_latest: Sentence<"latest" | "version">,
 *     note: string,
 *     now: string,
 *     online: string,
 *     only_if: Sentence<"answers" | "number">,
 *     only_if_at_least: Sentence<"answer" | "number">,
 *     overall: string,
 *     page_of: Sentence<"page" | "pages">,
 *     plan_how: string,
 *     plan_title: string,
 *     qr_alt: string,
 *     question: string,
 *     questions_how: string,
 *     questions_title: string,
 *     role_all: string,
 *     role_facilitator: string,
 *     role_writer: string,
 *     roles_title: string,
 *     rule_alone: string,
 *     rule_evidence: string,
 *     rule_low: string,
 *     rule_unknown: string,
 *     rules_title: string,
 *     run_title: string,
 *     signs: string,
 *     stages_how: string,
 *     stages_title: string,
 *     steps: string,
 *     tally_how: string,
 *     tally_title: string,
 *     target: string,
 *     tick_all: string,
 *     time: string,
 *     what: string,
 *     who: string,
 *     withdrawn: Sentence<"because" | "day">,
 *     write_address: string,
 *     write_answer: string,
 *   },
 * }} Sentences
 */
