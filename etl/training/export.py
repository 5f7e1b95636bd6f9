"""Write a checkpoint as the int8 ONNX model that the run time loads, with its tokenizer."""

import argparse
import json
import logging
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer

from etl.extract.model import label_lists
from etl.training.network import Network, load_network, start_folder

_OPSET = 17
_WINDOW = 192


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(prog="python -m etl.training.export", description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True, help="final.pt of train")
    parser.add_argument("--out", type=Path, required=True, help="folder of the weights")
    parser.add_argument("--version", required=True, help="name of the model in every claim")
    parser.add_argument("--threshold", type=float, default=0.65, help="of a trigger's probability")
    parser.add_argument("--fp32", action="store_true", help="leave the weights as trained")
    options = parser.parse_args()
    export(
        options.checkpoint,
        options.out,
        version=options.version,
        threshold=options.threshold,
        quantised=not options.fp32,
    )


def export(
    checkpoint: Path, out: Path, *, version: str, threshold: float, quantised: bool = True
) -> None:
    """Write model.onnx, tokenizer.json and config.json into the folder `out`."""
    network = load_network(checkpoint).eval()
    out.mkdir(parents=True, exist_ok=True)
    target = out / "model.onnx"
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        _write_onnx(network, plain if quantised else target)
        if quantised:
            logging.disable(logging.WARNING)  # it advises a step that only images profit from
            quantize_dynamic(plain, target, per_channel=True, weight_type=QuantType.QInt8)
    tokenizer = Tokenizer.from_file(str(start_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.save(str(out / "tokenizer.json"), pretty=False)
    config = {"version": version, "threshold": threshold, "window": _WINDOW, **label_lists()}
    (out / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")


def _write_onnx(network: Network, path: Path) -> None:
    example = torch.ones(1, 7, dtype=torch.long)
    names = ("pieces", "shapes", "flags")  # one sentence at a time needs no mask
    torch.onnx.export(
        network,
        (example, example, example),
        str(path),
        input_names=list(names),
        output_names=["scores"],
        dynamic_axes={name: {1: "length"} for name in (*names, "scores")},
        opset_version=_OPSET,
        dynamo=False,
    )


if __name__ == "__main__":
    main()
