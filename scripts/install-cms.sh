#!/usr/bin/env bash
# Installs a real CMS for the tests of its content source, in a folder that git ignores: install-cms.sh strapi|ghost
# Takes two to four minutes and 700 MB each; `npm run test:cms -- <name>` then finds it.
set -euo pipefail

name=${1:-}
dir="$(cd "$(dirname "$0")/.." && pwd)/.test/cms/$name"

# Written last, so that an install that was interrupted does not count as one.
installed() { [ "$(cat "$dir/installed" 2>/dev/null)" = "$1" ]; }

strapi() {
  local version=5.54.0
  installed "$version" && return
  rm -rf "$dir" && mkdir -p "$dir"
  cd "$dir"
  echo '{"name": "cms-strapi", "private": true}' >package.json
  npm install --no-audit --no-fund "@strapi/strapi@$version" \
    better-sqlite3@12 react@18 react-dom@18 react-router-dom@6 styled-components@6
  echo "$version" >installed
}

# Ghost is made for one version of Node and one package manager: both come from npm too.
ghost() {
  local version=6.65.0
  installed "$version" && return
  rm -rf "$dir" && mkdir -p "$dir"
  cd "$dir"
  npm pack --silent "ghost@$version" >/dev/null
  tar xzf "ghost-$version.tgz"
  rm "ghost-$version.tgz"
  local pnpm
  pnpm=$(sed -n 's/.*"packageManager": "\(pnpm@[0-9.]*\).*/\1/p' package/package.json)
  npm install --prefix tools --no-audit --no-fund node@22 "$pnpm"
  local bin="$dir/tools/node_modules/.bin"
  # Native parts are built against the headers of that Node, not of the one that runs this.
  local headers
  headers=$(find tools -path '*/include/node/node.h' | head -1)
  [ -z "$headers" ] || export npm_config_nodedir="$dir/${headers%/include/node/node.h}"
  (cd package && PATH="$bin:$PATH" "$bin/pnpm" install --prod --frozen-lockfile \
    --reporter=append-only --store-dir "$dir/store")
  rm -rf store
  echo "$version" >installed
}

case $name in
  strapi | ghost) "$name" ;;
  *) echo 'Say which: install-cms.sh strapi|ghost' >&2 && exit 1 ;;
esac
echo "$name: installed in $dir"
