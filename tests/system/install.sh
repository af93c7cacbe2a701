#!/bin/sh
# What the tests need and pip cannot bring. A line a program: what for. Tests marked system("program") are left out without it.
set -eu
need=""
command -v git >/dev/null || need="$need git" # the pre-commit hooks are run in real repositories
command -v tesseract >/dev/null || need="$need tesseract-ocr" # words inside pictures
command -v ffmpeg >/dev/null || need="$need ffmpeg" # frames of videos
command -v chromium >/dev/null || need="$need chromium" # the HTML report as a reader sees it
[ -z "$need" ] && exit 0
[ "$(id -u)" = 0 ] && sudo="" || sudo="sudo"
$sudo apt-get update -qq
# shellcheck disable=SC2086  a list of words
$sudo apt-get install -y -qq --no-install-recommends $need
