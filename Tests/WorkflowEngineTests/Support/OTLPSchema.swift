/// The fields of each OTLP message and their form, from the published JSON mapping.
///
/// Names are in lower camel case. Identifiers are hexadecimal digits, not base64. 64-bit numbers
/// are strings of decimal digits. Enumerations are numbers, not names.
enum OTLPSchema {
  indirect enum Kind: Sendable {
    case text, bool, double, decimal, small
    case hex(digits: Int)
    case oneOf(ClosedRange<Int>)
    case message(String)
    case list(Kind)
  }

  static let messages: [String: [String: Kind]] = [
    "TracesData": ["resourceSpans": .list(.message("ResourceSpans"))],
    "ResourceSpans": [
      "resource": .message("Resource"), "scopeSpans": .list(.message("ScopeSpans")),
    ],
    "ScopeSpans": ["scope": .message("Scope"), "spans": .list(.message("Span"))],
    "Resource": ["attributes": .list(.message("KeyValue"))],
    "Scope": ["name": .text],
    "KeyValue": ["key": .text, "value": .message("AnyValue")],
    "AnyValue": ["stringValue": .text, "intValue": .decimal],
    "Span": [
      "traceId": .hex(digits: 32), "spanId": .hex(digits: 16), "parentSpanId": .hex(digits: 16),
      "name": .text, "kind": .oneOf(0...5), "startTimeUnixNano": .decimal,
      "endTimeUnixNano": .decimal, "attributes": .list(.message("KeyValue")),
      "events": .list(.message("Event")), "droppedEventsCount": .small,
      "links": .list(.message("Link")), "droppedLinksCount": .small, "status": .message("Status"),
    ],
    "Event": [
      "timeUnixNano": .decimal, "name": .text, "attributes": .list(.message("KeyValue")),
    ],
    "Link": [
      "traceId": .hex(digits: 32), "spanId": .hex(digits: 16),
      "attributes": .list(.message("KeyValue")),
    ],
    "Status": ["code": .oneOf(0...2), "message": .text],
    "MetricsData": ["resourceMetrics": .list(.message("ResourceMetrics"))],
    "ResourceMetrics": [
      "resource": .message("Resource"), "scopeMetrics": .list(.message("ScopeMetrics")),
    ],
    "ScopeMetrics": ["scope": .message("Scope"), "metrics": .list(.message("Metric"))],
    "Metric": [
      "name": .text, "description": .text, "unit": .text, "gauge": .message("Gauge"),
      "sum": .message("Sum"), "histogram": .message("Histogram"),
    ],
    "Gauge": ["dataPoints": .list(.message("NumberDataPoint"))],
    "Sum": [
      "dataPoints": .list(.message("NumberDataPoint")), "aggregationTemporality": .oneOf(0...2),
      "isMonotonic": .bool,
    ],
    "Histogram": [
      "dataPoints": .list(.message("HistogramDataPoint")), "aggregationTemporality": .oneOf(0...2),
    ],
    "NumberDataPoint": [
      "startTimeUnixNano": .decimal, "timeUnixNano": .decimal, "asInt": .decimal,
    ],
    "HistogramDataPoint": [
      "startTimeUnixNano": .decimal, "timeUnixNano": .decimal, "count": .decimal, "sum": .double,
      "bucketCounts": .list(.decimal), "explicitBounds": .list(.double),
    ],
  ]

  /// Checks a line strictly.
  ///
  /// - Returns: The violations of the mapping, each with its path; empty if there are none.
  static func findings(_ value: JSONValue, _ message: String, at path: String = "") -> [String] {
    guard case .object(let fields) = value, let known = messages[message] else {
      return ["\(path) is no \(message)"]
    }
    return fields.keys.sorted().flatMap { key in
      guard let kind = known[key], let field = fields[key] else {
        return ["\(path) is a \(message), which has no \(key)"]
      }
      return findings(field, kind, at: "\(path).\(key)")
    }
  }

  private static func findings(_ value: JSONValue, _ kind: Kind, at path: String) -> [String] {
    let isRight: Bool
    switch (kind, value) {
    case (.message(let name), _): return findings(value, name, at: path)
    case (.list(let kind), .array(let items)):
      return items.indices.flatMap { findings(items[$0], kind, at: "\(path)[\($0)]") }
    case (.text, .string), (.bool, .bool), (.double, .number): isRight = true
    case (.decimal, .string(let text)): isRight = UInt64(text).map { "\($0)" == text } == true
    case (.small, .number(let number)): isRight = UInt32(exactly: number) != nil
    case (.oneOf(let range), .number(let number)):
      isRight = Int(exactly: number).map(range.contains) == true
    case (.hex(let digits), .string(let text)):
      isRight =
        text.count == digits && text.allSatisfy("0123456789abcdef".contains)
        && text.contains { $0 != "0" }
    default: isRight = false
    }
    return isRight ? [] : ["\(path) is \(value), not \(kind)"]
  }
}
