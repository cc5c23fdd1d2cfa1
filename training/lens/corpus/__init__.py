"""The training corpus: source files of the packages that corpus.lock.json names.

`python -m lens.corpus build` fetches the packages (fetch, clients), reads their archives in memory
(archive, package), drops what is not code that a person wrote (filters), what is there twice, and what
would let training see a file of the other splits (select, shingles), and writes (write):

    {split}.{language}.u8          files one after another, each <eof>, language tag, characters
    {split}.{language}.files.json  [{"path", "package", "start", "length"}] in the same order
    text/{split}/...               the files of validation and held-out as text
    report.json                    what was kept and dropped, by package and reason; hashes
    LICENSES.json                  the licence texts of every package

Splits are by package. The lock pins each archive by its SHA-256; for Debian that is upstream's archive,
which any revision of the package may carry. The same lock gives the same bytes.
"""
