#!/usr/bin/env bash
# hexo 8.1.2 (npm; a generator of blogs) ends "hexo generate" with success and writes nothing where
# the package.json has no key "hexo", as after npm install in a folder that hexo init did not make: it
# prints its help as if nothing had been asked for. A pipeline then publishes an empty folder.
#
# Seen: without the key the command prints "Usage: hexo <command>", exits with 0 and makes no public/;
# with "hexo": {} the same folder is built. Fails when that changes. Needs Node.js with npm.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true}' >package.json
npm install --silent --no-audit --no-fund hexo@8.1.2 hexo-renderer-marked@7.0.1 >/dev/null
mkdir -p source themes/plain/layout
printf 'title: Blog\ntheme: plain\n' >_config.yml
printf '# Hello\n' >source/index.md

status=0
said=$(node_modules/.bin/hexo generate 2>&1) || status=$?
echo "without the key: exit status $status, first line: ${said%%$'\n'*}"
[[ $status == 0 && $said == "Usage: hexo <command>"* && ! -e public ]] || { echo "changed"; exit 1; }

npm pkg set --json hexo='{}'
node_modules/.bin/hexo generate >/dev/null
echo "with the key: $(ls public)"
[[ -e public ]] || { echo "changed: nothing is built with the key either"; exit 1; }
