/// A span that has begun and not ended.
struct OpenSpan: Sendable {
  /// The maximum number of events, and of links, per span; the rest is only counted.
  static let limit = 128

  /// The start, in nanoseconds of the engine's time.
  let start: Int
  let spanID: String
  let parentID: String?
  let name: String
  var attributes: [OTLPAttribute]
  var links: [OTLPSpan.Link] = []
  var droppedLinks = 0
  private var events: [OTLPSpan.Event] = []
  private var droppedEvents = 0

  init(
    start: Int,
    spanID: String,
    parentID: String?,
    name: String,
    attributes: [OTLPAttribute]
  ) {
    self.start = start
    self.spanID = spanID
    self.parentID = parentID
    self.name = name
    self.attributes = attributes
  }

  /// Adds an event if the limit is not reached.
  mutating func add(_ name: String, at time: String, _ attributes: [OTLPAttribute]) {
    guard events.count < Self.limit else { return droppedEvents += 1 }
    events.append(OTLPSpan.Event(timeUnixNano: time, name: name, attributes: attributes))
  }

  /// Adds a link if the limit is not reached.
  mutating func add(_ link: OTLPSpan.Link) {
    guard links.count < Self.limit else { return droppedLinks += 1 }
    links.append(link)
  }

  /// The finished span.
  func closed(
    at end: Int,
    in trace: String,
    _ time: OTLPTime,
    _ ending: [OTLPAttribute],
    _ status: OTLPSpan.Status
  ) -> OTLPSpan {
    OTLPSpan(
      traceId: trace,
      spanId: spanID,
      parentSpanId: parentID,
      name: name,
      startTimeUnixNano: time.text(start),
      endTimeUnixNano: time.text(end),
      attributes: attributes + ending,
      events: events,
      droppedEventsCount: droppedEvents > 0 ? droppedEvents : nil,
      links: links,
      droppedLinksCount: droppedLinks > 0 ? droppedLinks : nil,
      status: status
    )
  }
}
