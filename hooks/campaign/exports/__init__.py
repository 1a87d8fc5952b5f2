# SPDX-License-Identifier: MIT
"""The files published beside the pages for programs: data, schemas, search index, checksums.

``search_index.py`` makes the index of a language.  ``data_files.py`` makes the files at the root:
JSON and CSV (``figures_and_letter.py``, with the models of
``schemas.py``) and ``robots.txt``.
``json_ld.py`` makes the structured data of each page.  After
the build, ``checksums.py`` lists the digests of all files; it also makes the commands with which
readers check them. The names of the files are in ``model/file_names.py``.
"""
