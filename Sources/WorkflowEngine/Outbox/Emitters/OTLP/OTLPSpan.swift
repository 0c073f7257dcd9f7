/// A span of OTLP in JSON: identifiers as hexadecimal digits, times as decimal digits.
struct OTLPSpan: Encodable, Equatable {
  let traceId: String
  let spanId: String
  let parentSpanId: String?
  let name: String
  /// `SPAN_KIND_INTERNAL`.
  let kind = 1
  let startTimeUnixNano: String
  let endTimeUnixNano: String
  let attributes: [OTLPAttribute]
  let events: [Event]
  let droppedEventsCount: Int?
  let links: [Link]
  let droppedLinksCount: Int?
  let status: Status

  private enum CodingKeys: CodingKey {
    case traceId, spanId, parentSpanId, name, kind, startTimeUnixNano, endTimeUnixNano, attributes
    case events, droppedEventsCount, links, droppedLinksCount, status
  }

  /// An event within a span.
  struct Event: Encodable, Equatable {
    let timeUnixNano: String
    let name: String
    let attributes: [OTLPAttribute]
  }

  /// A span that this span depends on.
  struct Link: Encodable, Equatable {
    let traceId: String
    let spanId: String
    let attributes: [OTLPAttribute]
  }

  /// The outcome of the span.
  struct Status: Encodable, Equatable {
    let code: Code
    let message: String?

    static let unset = Status(code: .unset, message: nil)
    static let ok = Status(code: .ok, message: nil)

    static func error(_ message: String) -> Status { Status(code: .error, message: message) }
  }

  /// A `StatusCode`, written as its number.
  enum Code: Int, Encodable {
    case unset, ok, error
  }
}
