#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# What the weekly workflow looks at. Each command that fails leaves the end of its output in
# report.md, and the next ones run all the same: report.md is empty where all is well.
set -u
export SITE_URL="https://$GITHUB_REPOSITORY_OWNER.github.io/${GITHUB_REPOSITORY#*/}/"

properdocs() {
  make .venv/properdocs/made && .venv/properdocs/bin/python tests/generators/compare.py
}

audit() {
  local lock failed=0
  make .venv/audit/made || return
  for lock in $(git ls-files '*requirements.txt'); do
    echo "$lock"
    .venv/audit/bin/pip-audit --strict --disable-pip --require-hashes --requirement "$lock" || failed=1
  done
  return "$failed"
}

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
look "Texts that are behind their translations" make status STRICT=1
look "ProperDocs does not make the same site" properdocs
look "Packages with known vulnerabilities" audit
look "Broken links to other sites" .venv/bin/python tests/external_links.py site "$SITE_URL"
