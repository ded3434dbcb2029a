"""Writes LightGBM boosters and networks as a pith model (format: src/score/model.h)."""
import struct

import numpy as np

MAX_LEAVES = 32


def below(threshold):
    """The largest float32 that is at most `threshold`: for float32 values, x <= it exactly when x <= threshold."""
    f = np.float32(threshold)
    return np.nextafter(f, np.float32(-np.inf), dtype=np.float32) if float(f) > threshold else f


def flatten(tree):
    """Tests as (feature, threshold, first leaf, last leaf) of the left branch, and leaves from left to right."""
    tests, leaves = [], []

    def walk(node):
        if "leaf_value" in node:
            leaves.append(node["leaf_value"])
            return
        assert node["decision_type"] == "<=" and node["missing_type"] == "None"
        test = [node["split_feature"], below(node["threshold"]), len(leaves), 0]
        tests.append(test)
        walk(node["left_child"])
        test[3] = len(leaves)
        walk(node["right_child"])

    walk(tree)
    return tests, leaves


def forest_bytes(name, booster):
    dump = booster.dump_model()
    outputs = dump["num_tree_per_iteration"]
    trees, values = [], {}
    for i, tree in enumerate(dump["tree_info"]):
        tests, leaves = flatten(tree["tree_structure"])
        trees.append((i % outputs, tests, np.array(leaves)))
        for feature, threshold, _, _ in tests:
            values.setdefault(feature, set()).add(threshold)
    features = sorted(values)
    slot = {f: i for i, f in enumerate(features)}
    order = {f: {t: i for i, t in enumerate(sorted(values[f]))} for f in features}
    out = [struct.pack("<B", len(name)), name.encode(), struct.pack("<HHI", outputs, len(features), len(trees))]
    for f in features:
        thresholds = sorted(values[f])
        assert len(thresholds) <= 255
        out.append(struct.pack("<HB", f, len(thresholds)))
        out.append(np.array(thresholds, dtype="<f4").tobytes())
    for output, tests, leaves in trees:
        assert 1 <= len(leaves) <= MAX_LEAVES
        out.append(struct.pack("<HB", output, len(leaves)))
        for feature, threshold, first, last in tests:
            out.append(struct.pack("<HBBB", slot[feature], order[feature][threshold], first, last))
        out.append(leaves.astype("<f4").tobytes())
    return b"".join(out)


def write(path, fields, forests, networks):
    """`fields`: header lines, in order; `forests`: (name, booster); `networks`: (name, Network)."""
    with open(path, "wb") as f:
        f.write(b"pith model 2\n")
        for key, value in fields.items():
            assert ": " not in key and "\n" not in str(value)
            f.write(f"{key}: {value}\n".encode())
        f.write(b"\n" + struct.pack("<I", len(forests)))
        for name, booster in forests:
            f.write(forest_bytes(name, booster))
        f.write(struct.pack("<I", len(networks)))
        for name, network in networks:
            f.write(struct.pack("<B", len(name)) + name.encode() + network.bytes())
