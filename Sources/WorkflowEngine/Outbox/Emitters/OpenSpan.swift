/// A span that has begun: what is known of it until it is written.
struct OpenSpan: Sendable {
  /// How many events a span keeps, and how many links; those beyond are counted.
  static let limit = 128

  /// When it began, in nanoseconds of the engine's time.
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

  /// Adds an event, unless it has enough.
  mutating func add(_ name: String, at time: String, _ attributes: [OTLPAttribute]) {
    guard events.count < Self.limit else { return droppedEvents += 1 }
    events.append(OTLPSpan.Event(timeUnixNano: time, name: name, attributes: attributes))
  }

  /// Adds a link, unless it has enough.
  mutating func add(_ link: OTLPSpan.Link) {
    guard links.count < Self.limit else { return droppedLinks += 1 }
    links.append(link)
  }

  /// What is written when it ends.
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
