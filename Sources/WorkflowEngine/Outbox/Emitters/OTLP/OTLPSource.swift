/// Where spans and metrics come from: an engine, under the name that its emitter was given.
enum OTLPSource {
  /// A `Resource`.
  struct Resource: Encodable {
    let attributes: [OTLPAttribute]

    init(_ name: String) { attributes = [OTLPAttribute("service.name", name)] }
  }

  /// An `InstrumentationScope`: what has measured.
  struct Scope: Encodable {
    let name = "WorkflowEngine"

    private enum CodingKeys: CodingKey { case name }
  }
}
