import Testing

/// Which types the registry plugin takes for scenarios.
///
/// The file under test is a link to the plugin's own: a test cannot import a plugin.
struct ScenarioDeclarationsTests {
  private static let shared = """
    /// A scenario on the engine.
    public protocol EngineScenario: Scenario, Sendable where System == Engine {
      associatedtype Detail
    }
    protocol DeepScenario: EngineScenario {}
    typealias BoardScenario = DeepScenario & Sendable
    protocol Unrelated: Sendable {}
    protocol Collects: Collection<Scenario> {}
    """

  private func scenarios(in text: String) -> [String] {
    ScenarioDeclarations(in: [text, Self.shared]).scenarios(in: text)
  }

  @Test(arguments: [
    "struct Race: Scenario {}", "struct Race: StressKit.Scenario, Equatable\n{\n}",
    "struct Race: EngineScenario {", "public struct Race: Sendable, DeepScenario {",
    "  final class Race: BoardScenario {", "struct Race: DeepScenario where Detail == Int {",
    "struct Race:\n  EngineScenario,\n  Sendable\n{",
  ])
  func `A type that conforms to Scenario or to a refinement is a scenario`(text: String) {
    #expect(scenarios(in: text) == ["Race"])
  }

  @Test(arguments: [
    "struct Race: Unrelated {}", "struct Race: Collects {}", "struct Race: Box<Scenario> {}",
    "// struct Race: Scenario {", "struct Race {\n  let type: any Scenario.Type\n}",
    "struct Race: // no Scenario\n  Sendable {}", "extension Race: Scenario {}",
    "protocol Race: Scenario {}",
  ])
  func `Another type is none`(text: String) {
    #expect(scenarios(in: text) == [])
  }

  @Test func `Every scenario of a file is found, in order`() {
    let text = "struct Later: DeepScenario {}\nstruct Between {}\nactor Earlier: Scenario {}\n"
    #expect(scenarios(in: text) == ["Later", "Earlier"])
  }

  @Test func `Refinements that name each other in a ring end`() {
    let texts = ["protocol First: Second {}", "protocol Second: First {}"]
    #expect(ScenarioDeclarations(in: texts).protocols == ["Scenario"])
  }
}
