import Testing

/// A span, read from a file.
struct ReadSpan: Equatable {
  let trace: String
  let id: String
  let parent: String?
  let name: String
  let start: Int
  let end: Int
  let attributes: [String: String]
  let events: [String]
  let links: [String]
  let status: Int

  /// Reads the spans of lines, all of which must be valid.
  static func all(in lines: [Substring]) throws -> [ReadSpan] {
    try lines.flatMap { line in
      let value = try JSONValue(line)
      #expect(OTLPSchema.findings(value, "TracesData") == [])
      return try (value["resourceSpans"]?.items ?? []).flatMap { $0["scopeSpans"]?.items ?? [] }
        .flatMap { $0["spans"]?.items ?? [] }.map(ReadSpan.init)
    }
  }

  private init(_ value: JSONValue) throws {
    trace = try #require(value["traceId"]?.string)
    id = try #require(value["spanId"]?.string)
    parent = value["parentSpanId"]?.string
    name = try #require(value["name"]?.string)
    start = try #require(value["startTimeUnixNano"]?.string.flatMap { Int($0) })
    end = try #require(value["endTimeUnixNano"]?.string.flatMap { Int($0) })
    let pairs = (value["attributes"]?.items ?? []).map { pair in
      let text = pair["value"]?["stringValue"]?.string ?? pair["value"]?["intValue"]?.string
      return (pair["key"]?.string ?? "", text ?? "")
    }
    attributes = try Dictionary(pairs) { _, _ in throw Twice() }
    events = (value["events"]?.items ?? []).compactMap { $0["name"]?.string }
    links = (value["links"]?.items ?? []).compactMap { $0["spanId"]?.string }
    status = Int(try #require(value["status"]?["code"]?.number))
  }

  /// An attribute occurs twice.
  struct Twice: Error {}

  /// The token of the attempt; `nil` for the span of a run.
  var token: Int? { attributes["workflow.token"].flatMap { Int($0) } }
}
