#!/usr/bin/env bash
# Installs what the tests use beside Node: Redis, nginx, Chromium and xmllint, on Debian or Ubuntu.
# Elsewhere install the four yourself; the tests find them on the PATH.
set -euo pipefail

missing=()
for program in redis-server nginx chromium; do
  command -v "$program" >/dev/null || missing+=("$program")
done
# The one whose package has another name.
command -v xmllint >/dev/null || missing+=(libxml2-utils)
[ ${#missing[@]} -eq 0 ] && exit 0

if ! command -v apt-get >/dev/null; then
  echo "Install these for the tests: ${missing[*]}" >&2
  exit 1
fi
sudo=''
[ "$(id -u)" -eq 0 ] || sudo=sudo
$sudo apt-get update -qq
DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq "${missing[@]}" >/dev/null
