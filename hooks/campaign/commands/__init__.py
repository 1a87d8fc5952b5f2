# SPDX-License-Identifier: MIT
"""Commands for maintainers, each run as ``python -m campaign.commands.<name>``.

``new`` replaces the campaign of a clone with an example; it uses
``scaffold``.  ``import_document`` writes the letter from Word files.
``publish`` builds the site and replaces the old one.
``language`` adds a language, to be translated.
``upgrade`` replaces the generator with another version of it.
"""
