#!/usr/bin/env bash
# Installs what the tests use beside Node, on Debian or Ubuntu: Redis, nginx, Chromium, xmllint, a WordPress with PHP and
# MariaDB, and wrk for the benchmarks; with the argument `wordpress` that alone. Elsewhere install it yourself; the
# tests look on the PATH.
set -euo pipefail

sudo=''
[ "$(id -u)" -eq 0 ] || sudo=sudo

install() {
  if ! command -v apt-get >/dev/null; then
    echo "Install these for the tests: $*" >&2
    exit 1
  fi
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq "$@" >/dev/null
}

# WordPress itself is only unpacked: its package would bring Apache along.
wordpress() {
  local dir
  dir="$(cd "$(dirname "$0")/.." && pwd)/.test/cms/wordpress"
  local missing=()
  php -m 2>/dev/null | grep -q mysqli || missing+=(php-cli php-mysql php-curl php-mbstring php-xml)
  command -v mariadbd /usr/sbin/mariadbd >/dev/null || missing+=(mariadb-server-core)
  # With nothing missing it still brings apt's lists up to date, for the download.
  [ ${#missing[@]} -eq 0 ] && [ -e "$dir/installed" ] && return
  install "${missing[@]}"
  # Written last, so that what was interrupted does not count.
  rm -rf "$dir" && mkdir -p "$dir"
  cd "$dir"
  apt-get download -qq wordpress 2>/dev/null
  dpkg -x wordpress_*.deb .
  rm wordpress_*.deb
  touch installed
}

programs() {
  local missing=()
  for program in redis-server nginx chromium openssl wrk; do
    command -v "$program" >/dev/null || missing+=("$program")
  done
  # The one whose package has another name.
  command -v xmllint >/dev/null || missing+=(libxml2-utils)
  [ ${#missing[@]} -eq 0 ] || install "${missing[@]}"
}

[ "${1:-}" = wordpress ] || programs
wordpress
