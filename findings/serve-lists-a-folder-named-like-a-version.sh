#!/usr/bin/env bash
# serve 14.2.7 (npm), which many use to look at a static site, shows a list of files for a folder
# whose name has a dot in it, such as 1.0.0, although the folder holds an index.html; a folder
# without a dot shows its page. Sites that keep versions at addresses of their own meet this at once.
#
# Seen: GET /1.0.0/ answers 200 with the title "Files within ..."; GET /latest/ answers with the page.
# Fails when that changes. Needs Node.js with npm and curl.
set -euo pipefail

folder=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund serve@14.2.7 >/dev/null

for name in 1.0.0 latest; do
  mkdir -p "site/$name"
  printf '<!doctype html><title>Page of %s</title>\n' "$name" >"site/$name/index.html"
done

node_modules/.bin/serve --no-clipboard --no-request-logging --no-port-switching --listen tcp://127.0.0.1:4517 site >serve.log 2>&1 &
server=$!
for _ in $(seq 100); do
  curl --silent --output /dev/null http://127.0.0.1:4517/ && break
  kill -0 "$server" || { cat serve.log; exit 1; }
  read -r -t 0.1 <> <(:) || true
done

title() { curl --silent --location "http://127.0.0.1:4517/$1/" | grep -o '<title>[^<]*' | head -1; }
dotted=$(title 1.0.0)
plain=$(title latest)
echo "folder 1.0.0:  $dotted"
echo "folder latest: $plain"
[[ $plain == "<title>Page of latest" ]] || { echo "changed: the plain folder no longer shows its page"; exit 1; }
[[ $dotted == "<title>Files within"* ]] || { echo "changed: the folder with a dot no longer shows a list"; exit 1; }
