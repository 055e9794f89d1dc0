#!/usr/bin/env bash
# Docusaurus 3.10.2 (npm) cannot build a site whose package.json says "type": "module", though its
# configuration may well be written as a module: both bundles compile, and then rendering the pages
# stops with "require.resolveWeak is not a function", which names neither the key nor the file.
#
# Seen: with the key the build ends in that error; without it, with all else the same, it succeeds.
# Fails when that changes. Needs Node.js 20 or later with npm; takes some minutes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private": true, "type": "module"}' >package.json
npm install --silent --no-audit --no-fund @docusaurus/core@3.10.2 @docusaurus/preset-classic@3.10.2 \
  react@19.3.1 react-dom@19.3.1 >/dev/null
mkdir -p src/pages
printf '# Hello\n' >src/pages/index.md
cat >docusaurus.config.js <<'JS'
export default {
  title: "Site", url: "https://example.org", baseUrl: "/",
  presets: [["classic", { docs: false, blog: false }]],
};
JS

status=0
said=$(node_modules/.bin/docusaurus build 2>&1) || status=$?
echo "type module: exit status $status, $(grep -o 'TypeError: .*' <<<"$said" | head -1)"
[[ $status != 0 && $said == *"require.resolveWeak is not a function"* ]] || { echo "changed"; exit 1; }

npm pkg delete type
node_modules/.bin/docusaurus build >/dev/null 2>&1 || { echo "changed: without the key it stops too"; exit 1; }
echo "without the key: built $(ls build/index.html)"
