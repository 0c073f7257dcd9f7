/// A body that a test hands over, as a scenario without invariants.
struct TestBody: OpenScenario {
  /// What is run.
  struct Configuration: Sendable {
    var body: @Sendable (Iteration) async throws -> Void = { _ in }
  }

  static let objective = "A body handed over by a test"
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
