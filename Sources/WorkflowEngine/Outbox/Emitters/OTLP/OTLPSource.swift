/// The source of spans and metrics: an engine, by the name in its emitter.
enum OTLPSource {
  /// A `Resource`.
  struct Resource: Encodable {
    let attributes: [OTLPAttribute]

    init(_ name: String) { attributes = [OTLPAttribute("service.name", name)] }
  }

  /// An `InstrumentationScope`: the library that made the measurements.
  struct Scope: Encodable {
    let name = "WorkflowEngine"

    private enum CodingKeys: CodingKey { case name }
  }
}
