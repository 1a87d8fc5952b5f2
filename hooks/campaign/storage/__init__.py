# SPDX-License-Identifier: MIT
"""The files that a build stores and replaces.

``cache`` stores expensive results under the hash of their input, which ``fingerprint`` computes for
a campaign.  ``site_folder`` replaces the published site in one step when a build has succeeded.
"""
