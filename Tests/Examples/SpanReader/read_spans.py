"""Reads files of spans and metrics by OpenTelemetry's published protocol, and checks what they say.

usage: read_spans.py FOLDER

The folder has, for each name, NAME.spans.jsonl, NAME.metrics.jsonl and NAME.truth.json: what the engine's
own state says. Exit status 1 names the first line that is wrong.
"""

import base64
import json
import pathlib
import re
import sys

from google.protobuf import json_format
from google.protobuf.descriptor import FieldDescriptor
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.metrics.v1.metrics_pb2 import AGGREGATION_TEMPORALITY_CUMULATIVE
from opentelemetry.proto.trace.v1.trace_pb2 import Span, Status

LONG = {
    FieldDescriptor.TYPE_INT64, FieldDescriptor.TYPE_UINT64, FieldDescriptor.TYPE_FIXED64,
    FieldDescriptor.TYPE_SFIXED64, FieldDescriptor.TYPE_SINT64,
}
DIGITS = {"trace_id": 32, "span_id": 16, "parent_span_id": 16}
SERIES = [
    "inflight_nodes", "queue_depth", "step_latency_ms", "retries_total", "merge_conflicts_total",
    "backpressure_events_total",
]


class Wrong(Exception):
    """A file violates the protocol or disagrees with the engine."""


def require(condition, text):
    if not condition:
        raise Wrong(text)


def convert(value, descriptor, path):
    """Checks a message against the mapping of OTLP, and converts its identifiers for protobuf."""
    require(isinstance(value, dict), f"{path} is not an object")
    fields = {field.json_name: field for field in descriptor.fields}
    for key, item in value.items():
        require(key in fields, f"{path}: {descriptor.full_name} has no field {key!r}")
        field = fields[key]
        place = f"{path}.{key}"
        if field.is_repeated:
            require(isinstance(item, list), f"{place} is not a list")
            value[key] = [convert_one(one, field, f"{place}[{i}]") for i, one in enumerate(item)]
        else:
            value[key] = convert_one(item, field, place)
    return value


def convert_one(item, field, place):
    if field.type == FieldDescriptor.TYPE_MESSAGE:
        return convert(item, field.message_type, place)
    if field.type in LONG:
        require(isinstance(item, str) and re.fullmatch(r"0|-?[1-9][0-9]*", item),
                f"{place} is {item!r}, not a string of decimal digits")
    elif field.type == FieldDescriptor.TYPE_ENUM:
        require(type(item) is int and item in field.enum_type.values_by_number,
                f"{place} is {item!r}, not the number of a {field.enum_type.full_name}")
    elif field.type == FieldDescriptor.TYPE_BYTES:
        digits = DIGITS.get(field.name)
        require(digits is not None, f"{place} has bytes, but only identifiers may have bytes")
        require(isinstance(item, str) and re.fullmatch(f"[0-9a-f]{{{digits}}}", item),
                f"{place} is {item!r}, not {digits} hexadecimal digits")
        require(item.strip("0"), f"{place} is zero")
        return base64.b64encode(bytes.fromhex(item)).decode()
    return item


def read(path, message):
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n")[:-1], 1):
        try:
            value = convert(json.loads(line), message.DESCRIPTOR, "line")
            yield json_format.ParseDict(value, message(), ignore_unknown_fields=False)
        except (Wrong, ValueError, json_format.ParseError) as error:
            raise Wrong(f"{path.name}:{number}: {error}") from error


def attributes(span):
    names = [pair.key for pair in span.attributes]
    require(len(names) == len(set(names)), f"an attribute of {span.span_id.hex()} occurs twice")
    return {pair.key: getattr(pair.value, pair.value.WhichOneof("value")) for pair in span.attributes}


def check_spans(path, truth):
    spans = {}
    count = 0
    for request in read(path, ExportTraceServiceRequest):
        for resource in request.resource_spans:
            names = {pair.key: pair.value.string_value for pair in resource.resource.attributes}
            require(names.get("service.name") == truth["name"], f"{path.name}: spans of {names}")
            for span in (span for scope in resource.scope_spans for span in scope.spans):
                count += 1
                before = spans.setdefault(span.span_id, span)
                require(before == span, f"{path.name}: {span.span_id.hex()} names two different spans")
    executions = {}
    roots = 0
    for span in spans.values():
        name = f"{path.name}: span {span.span_id.hex()}"
        facts = attributes(span)
        require(truth["epoch"] <= span.start_time_unix_nano <= span.end_time_unix_nano,
                f"{name} ends before it starts, or is older than the engine")
        require(span.kind == Span.SPAN_KIND_INTERNAL and span.name, f"{name} has no kind or no name")
        if span.parent_span_id:
            parent = spans.get(span.parent_span_id)
            require(parent is not None, f"{name} has a parent that does not exist")
            require(parent.trace_id == span.trace_id, f"{name} has a parent in another trace")
            require("workflow.token" not in attributes(parent), f"{name} has a parent that is not a run")
        else:
            roots += 1
        for event in span.events:
            require(span.start_time_unix_nano <= event.time_unix_nano <= span.end_time_unix_nano,
                    f"{name} has an event outside of its time")
        for link in span.links:
            other = spans.get(link.span_id)
            require(other is not None and other.trace_id == link.trace_id == span.trace_id,
                    f"{name} has a link to a span that does not exist")
            require(other.status.code == Status.STATUS_CODE_OK
                    and other.end_time_unix_nano <= span.start_time_unix_nano,
                    f"{name} links to an attempt that had not succeeded")
        if "workflow.token" in facts:
            token = facts["workflow.token"]
            require(token not in executions, f"{name} is the second span of attempt {token}")
            executions[token] = (span, facts)
    require(roots == truth["runs"], f"{path.name}: {roots} roots for {truth['runs']} runs")
    for execution in truth["executions"]:
        token = execution["token"]
        if execution["isOpen"]:
            require(token not in executions, f"{path.name}: {token} has a span but has not ended")
            continue
        require(token in executions, f"{path.name}: attempt {token} has no span")
        span, facts = executions.pop(token)
        found = (facts["workflow.run"], facts["workflow.node"], facts["workflow.attempt"],
                 span.start_time_unix_nano - truth["epoch"])
        wanted = (execution["run"], execution["task"], execution["number"], execution["start"])
        require(found == wanted, f"{path.name}: attempt {token} is {found}, not {wanted}")
    require(not executions, f"{path.name}: spans of attempts that do not exist: {sorted(executions)}")
    return count, len(spans)


def check_metrics(path, truth):
    last = {}
    for request in read(path, ExportMetricsServiceRequest):
        metrics = [metric for resource in request.resource_metrics
                   for scope in resource.scope_metrics for metric in scope.metrics]
        require([metric.name for metric in metrics] == SERIES, f"{path.name}: not the six metrics")
        for metric in metrics:
            kind = metric.WhichOneof("data")
            wanted = {"inflight_nodes": "gauge", "queue_depth": "gauge",
                      "step_latency_ms": "histogram"}.get(metric.name, "sum")
            require(kind == wanted, f"{path.name}: {metric.name} is a {kind}")
            data = getattr(metric, kind)
            (point,) = data.data_points
            require(truth["epoch"] == point.start_time_unix_nano <= point.time_unix_nano,
                    f"{path.name}: {metric.name} ends before it starts")
            if kind != "gauge":
                require(data.aggregation_temporality == AGGREGATION_TEMPORALITY_CUMULATIVE,
                        f"{path.name}: {metric.name} is not cumulative")
            if kind == "histogram":
                bounds = list(point.explicit_bounds)
                require(bounds == sorted(set(bounds)) and bounds[0] == 1 and bounds[-1] == 10000,
                        f"{path.name}: the buckets are {bounds}")
                require(len(point.bucket_counts) == len(bounds) + 1
                        and sum(point.bucket_counts) == point.count,
                        f"{path.name}: the buckets do not add up")
            last[metric.name] = point.count if kind == "histogram" else point.as_int
    require(last == truth["series"], f"{path.name}: {last}, not {truth['series']}")


def main():
    folder = pathlib.Path(sys.argv[1])
    truths = sorted(folder.glob("*.truth.json"))
    require(truths, f"no files in {folder}")
    lines = spans = executions = 0
    for file in truths:
        truth = json.loads(file.read_text(encoding="utf-8"))
        written, unique = check_spans(folder / f"{truth['name']}.spans.jsonl", truth)
        check_metrics(folder / f"{truth['name']}.metrics.jsonl", truth)
        lines += written
        spans += unique
        executions += len(truth["executions"])
    require(executions > 50 and lines > spans, "the files contain too few spans for a check")
    print(f"{len(truths)} engines, {executions} executions, {spans} spans ({lines} including those written "
          "twice) and six metrics: all match the protocol and the engine's state")


try:
    main()
except Wrong as error:
    print(f"read_spans: error: {error}", file=sys.stderr)
    sys.exit(1)
