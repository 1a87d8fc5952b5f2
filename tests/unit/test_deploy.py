# SPDX-License-Identifier: MIT
"""Only one job of the deployment may write, it runs nothing of this repository, and it publishes
what it has attested.
"""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from support import ROOT


@pytest.fixture(scope="module")
def jobs() -> dict[str, Any]:
    text = (ROOT / ".github/workflows/deploy.yml").read_text(encoding="utf-8")
    workflow: dict[str, Any] = yaml.safe_load(text)
    assert workflow["permissions"] == {}
    found: dict[str, Any] = workflow["jobs"]
    return found


def test_one_job_may_write(jobs: dict[str, Any]) -> None:
    writes = {
        name: {what for what, right in job["permissions"].items() if right == "write"}
        for name, job in jobs.items()
    }
    assert writes == {"build": set(), "deploy": {"pages", "id-token", "attestations"}}


def test_what_may_write_runs_nothing_of_the_repository(jobs: dict[str, Any]) -> None:
    actions = [step["uses"].partition("@")[0] for step in jobs["deploy"]["steps"]]
    assert actions == ["actions/attest", "actions/deploy-pages"]


def test_the_digests_that_are_attested_are_those_of_the_site(jobs: dict[str, Any]) -> None:
    attested = jobs["deploy"]["steps"][0]["with"]
    assert attested["subject-name"] == "SHA256SUMS"
    assert attested["subject-digest"] == "sha256:${{ needs.build.outputs.checksums }}"
    assert jobs["deploy"]["needs"] == "build"
    assert jobs["build"]["outputs"] == {"checksums": "${{ steps.site.outputs.checksums }}"}
    (site,) = (step for step in jobs["build"]["steps"] if step.get("id") == "site")
    assert site["run"].startswith("make site\n")
    assert "sha256sum site/SHA256SUMS" in site["run"]
