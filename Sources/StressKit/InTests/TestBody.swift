/// The body of a test, as a scenario without invariants.
struct TestBody: OpenScenario {
  /// Holds the body.
  struct Configuration: Sendable {
    var body: @Sendable (Iteration) async throws -> Void = { _ in }
  }

  static let objective = "The body of a test"
  static let configuration = Configuration()
  static let catches: [Defect<Configuration>] = []
  static let witnesses: [Witness] = []
  static let invariants: [Invariant<Self>] = []

  func makeSystem(_ configuration: Configuration, _ iteration: Iteration) async -> Configuration {
    configuration
  }

  func run(_ system: Configuration, _ iteration: Iteration) async throws {
    try await system.body(iteration)
  }
}
