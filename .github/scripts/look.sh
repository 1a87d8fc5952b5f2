#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What the weekly workflow looks at. Each command that fails leaves the end of its output in
# report.md, and the next ones run all the same: report.md is empty where all is well.
set -u
export SITE_URL="https://$GITHUB_REPOSITORY_OWNER.github.io/${GITHUB_REPOSITORY#*/}/"

look() {
  echo "::group::$1"
  if ! "${@:2}" > output.txt 2>&1; then
    { echo "### $1"; echo '```text'; tail -c 6000 output.txt; echo '```'; } >> report.md
  fi
  cat output.txt
  echo "::endgroup::"
}

: > report.md
look "The site does not build" make site
look "ProperDocs does not make the same site" make properdocs
look "Packages with known vulnerabilities" make audit
look "Broken links to other sites" .venv/bin/python tests/external_links.py site "$SITE_URL"
