/// A span, as OTLP writes it in JSON: identifiers as hexadecimal digits, times as decimal digits.
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

  /// Something that happened within a span.
  struct Event: Encodable, Equatable {
    let timeUnixNano: String
    let name: String
    let attributes: [OTLPAttribute]
  }

  /// Another span that this one rests on.
  struct Link: Encodable, Equatable {
    let traceId: String
    let spanId: String
    let attributes: [OTLPAttribute]
  }

  /// How it ended.
  struct Status: Encodable, Equatable {
    let code: Code
    let message: String?

    static let unset = Status(code: .unset, message: nil)
    static let ok = Status(code: .ok, message: nil)

    static func error(_ message: String) -> Status { Status(code: .error, message: message) }
  }

  /// A `StatusCode`, which is written as its number.
  enum Code: Int, Encodable {
    case unset, ok, error
  }
}
