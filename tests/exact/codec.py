"""The codec of links by itself: a page that writes and reads them, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from stagemark.framework.model import Framework
from stagemark.framework.versions import seal
from stagemark.site.client_data import assessment_data
from stagemark.site.scripts import link
from stagemark.site.sentences import read_sentences
from tests.root import ROOT

_TRIAL = """
import { linkToGoOn, writeLink } from "./link.js";
import { isToGoOn, readLink } from "./read-link.js";
import { ResultError } from "./result-file.js";
const refuses = (framework, hash) => {
  try {
    readLink(framework, hash);
    return false;
  } catch (error) {
    return error instanceof ResultError && error.message.length > 20;
  }
};
function* broken(hash, alphabet) {
  for (let at = 0; at < hash.length; at += 1) {
    const [before, sign, after] = [hash.slice(0, at), hash[at], hash.slice(at + 1)];
    yield before;
    yield before + after;
    yield before + sign + sign + after;
    if (after) yield before + after[0] + sign + after.slice(1);
    for (const other of [sign.toUpperCase(), sign.toLowerCase(), ...alphabet]) {
      yield before + other + after;
      yield before + other + sign + after;
    }
  }
  for (const other of alphabet) if (/[0-9A-Za-z]/.test(other)) yield hash + other;
}
globalThis.trial = {
  write(framework, response, day) {
    const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
    return writeLink(framework, response, text);
  },
  read: (framework, hash) => {
    const { response, made } = readLink(framework, hash);
    return { ...response, day: Date.parse(made) / 86_400_000 };
  },
  toGoOn(hash) {
    const link = linkToGoOn(hash);
    if (isToGoOn(hash) || !isToGoOn(link)) throw new Error(`whose is it? ${link}`);
    return link;
  },
  unlike(framework, hash, links) {
    const read = (link) => JSON.stringify(trial.read(framework, link));
    return links.filter((link) => refuses(framework, link) || read(link) !== read(hash));
  },
  breakAll(framework, hash, alphabet) {
    const tries = new Set(broken(hash, alphabet));
    tries.delete(hash);
    return { count: tries.size, taken: [...tries].filter((one) => !refuses(framework, one)) };
  },
};
"""
_ROUND_TRIP = """([framework, responses]) => responses.map(([response, day]) => {
  const hash = trial.write(framework, response, day);
  return [hash, trial.read(framework, hash)];
})"""
_BREAK = """([framework, hashes, alphabet]) =>
  hashes.map((hash) => trial.breakAll(framework, hash, alphabet))"""

ENGLISH = ROOT / "theme" / "locales" / "en.yaml"

Data = dict[str, Any]
Day = int


class Codec:
    """Writes and reads links in a page of its own."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        shutil.copytree(ROOT / "theme" / "js", folder / "js")
        (folder / "js" / "exact" / "trial.js").write_text(_TRIAL, encoding="utf-8")
        self.page: Page = browser.new_page()
        self.page.evaluate(link(folder / "js", "exact/trial.js", read_sentences(ENGLISH)))

    def round_trip(
        self, data: Data, sent: Sequence[tuple[Mapping[str, Any], Day]]
    ) -> list[tuple[str, Data]]:
        """The link of each response and day, and what is read from it again."""
        return [(hash, read) for hash, read in self.page.evaluate(_ROUND_TRIP, [data, sent])]

    def unlike(self, data: Data, hash: str, links: Sequence[str]) -> list[str]:
        """Which of the links are refused, or read in another way than the whole one."""
        script = "([framework, hash, links]) => trial.unlike(framework, hash, links)"
        found: list[str] = self.page.evaluate(script, [data, hash, links])
        return found

    def to_go_on(self, hash: str) -> str:
        """The link that takes the answers of another along as one's own."""
        link: str = self.page.evaluate("(hash) => trial.toGoOn(hash)", hash)
        return link

    def broken(self, data: Data, hashes: Sequence[str], alphabet: str) -> tuple[int, list[str]]:
        """How many links broken in one place were tried, and which of them were not refused."""
        results = self.page.evaluate(_BREAK, [data, hashes, alphabet])
        taken = [one for result in results for one in result["taken"]]
        return sum(result["count"] for result in results), taken


def data_of(model: Framework) -> Data:
    """What the page of a framework knows of it."""
    return {**assessment_data(model, seal(model))}
