#!/usr/bin/env python3
"""formats.py CARD.json CARD.md: the JSON under the rules of Google's Model Card Toolkit v0.0.2, the Markdown's front matter under
those of the Hugging Face hub (both as statistics.md §4 states them)."""
import json, re, sys

TEXT = {"type": "string"}


def texts(*names, **more):
    return {"type": "object", "properties": {**{n: TEXT for n in names}, **more}, "additionalProperties": False}


def many(item):
    return {"type": "array", "items": item}


GRAPHICS = texts("description", collection=many(texts("name", "image")))
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "schema_version": {"const": "0.0.2"},
        "model_details": {
            "type": "object",
            "properties": {
                "name": TEXT, "overview": TEXT, "documentation": TEXT, "path": TEXT,
                "owners": many(texts("name", "contact")),
                "version": texts("name", "diff", date={"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"}),
                "licenses": many({**texts("identifier", "custom_text"),
                                  "oneOf": [{"required": ["identifier"]}, {"required": ["custom_text"]}]}),
                "references": many(texts("reference")),
                "citations": many(texts("style", "citation")),
            },
        },
        "model_parameters": {
            "type": "object",
            "properties": {
                "model_architecture": TEXT, "input_format": TEXT, "output_format": TEXT,
                "input_format_map": many(texts("key", "value")),
                "output_format_map": many(texts("key", "value")),
                "data": many(texts("name", "link", "description", graphics=GRAPHICS,
                                   sensitive={"type": "object", "properties": {"sensitive_data": {"type": "array"}},
                                              "additionalProperties": False})),
            },
            "additionalProperties": False,
        },
        "quantitative_analysis": {
            "type": "object",
            "properties": {
                "performance_metrics": many(texts("type", "value", "slice",
                                                  confidence_interval=texts("lower_bound", "upper_bound"))),
                "graphics": GRAPHICS,
            },
            "additionalProperties": False,
        },
        "considerations": {
            "type": "object",
            "properties": {
                "users": many(texts("description")), "use_cases": many(texts("description")),
                "limitations": many(texts("description")), "tradeoffs": many(texts("description")),
                "ethical_considerations": many(texts("name", "mitigation_strategy")),
            },
            "additionalProperties": False,
        },
    },
}


def scalars(node, path=""):
    """Every scalar is a string, every list holds objects."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from scalars(value, f"{path}/{key}")
    elif isinstance(node, list):
        for i, value in enumerate(node):
            if not isinstance(value, dict):
                yield f"{path}/{i}: a bare {type(value).__name__} in a list"
            yield from scalars(value, f"{path}/{i}")
    elif not isinstance(node, str):
        yield f"{path}: {type(node).__name__}, not text"


def google(path):
    with open(path, encoding="utf-8") as f:
        card = json.load(f)
    faults = list(scalars(card))
    try:
        import jsonschema
        for e in jsonschema.Draft7Validator(SCHEMA).iter_errors(card):
            faults.append("/".join(map(str, e.absolute_path)) + ": " + e.message[:120])
    except ImportError:
        print("  python3-jsonschema is not installed: only scalars and lists were checked")
    metrics = len(card.get("quantitative_analysis", {}).get("performance_metrics", []))
    print(f"{path}: {metrics} metrics, {len(faults)} faults")
    return faults


def hugging_face(path):
    with open(path, encoding="utf-8") as f:
        text = f.read()
    block = re.match(r"^\s*---\n(.*?)\n---\n", text, re.S)
    if not block:
        return ["no front matter"]
    try:
        import yaml
    except ImportError:
        print("  python3-yaml is not installed: the front matter was not read")
        return []
    meta = yaml.safe_load(block.group(1))
    faults = []
    if not isinstance(meta, dict):
        return ["the front matter is no mapping"]
    if meta.get("license") == "other" and not (meta.get("license_name") and meta.get("license_link")):
        faults.append("license “other” needs license_name and license_link")
    for model in meta.get("model-index", []):
        for result in model.get("results", []):
            for need in (("task", "type"), ("dataset", "type"), ("dataset", "name")):
                if not result.get(need[0], {}).get(need[1]):
                    faults.append("model-index: no " + ".".join(need))
            for metric in result.get("metrics", []):
                if not metric.get("type") or "value" not in metric:
                    faults.append("model-index: a metric without type or value")
            if not result.get("metrics"):
                faults.append("model-index: no metrics")
    if not meta.get("model-index"):
        faults.append("no model-index")
    if "[More Information Needed]" in text:
        faults.append("“More Information Needed” stands in the text")
    for heading in ("Model Details", "Uses", "Bias, Risks, and Limitations", "Training Details", "Evaluation",
                    "Model Examination", "Environmental Impact", "More Information"):
        if f"\n## {heading}\n" not in text:
            faults.append(f"no heading “{heading}”")
    print(f"{path}: {sum(len(r['metrics']) for m in meta['model-index'] for r in m['results'])} metrics, {len(faults)} faults")
    return faults


def main():
    faults = google(sys.argv[1]) + hugging_face(sys.argv[2])
    for fault in faults[:30]:
        print("  " + fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
