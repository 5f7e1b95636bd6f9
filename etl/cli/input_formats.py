"""The formats that can be read, for the help: the readers themselves would slow its start."""

INPUT_FORMATS = (
    "wire, text, jsonl, json, csv, tsv, html, feed, json-feed, ninjs, newsml-g2, nitf, "
    "reuters-sgml, parquet, warc, arc"
)
FORMAT_HELP = f"Format of the input, when detection errs: {INPUT_FORMATS}."
