#!/bin/sh
# What tests marked `system` need and pip cannot bring. One line a program: what for.
set -eu
need=""
command -v openssl >/dev/null || need="$need openssl"          # certificates for the test server's TLS
[ -z "$need" ] && exit 0
[ "$(id -u)" = 0 ] && sudo="" || sudo="sudo"
$sudo apt-get update -qq
# shellcheck disable=SC2086  a list of words
$sudo apt-get install -y -qq --no-install-recommends $need
