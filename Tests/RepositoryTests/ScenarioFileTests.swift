import Scenarios
import StressKit
import Testing

/// The registry of the plugin matches the scenario folder.
struct ScenarioFileTests {
  @Test func `Every file of the folder is one scenario, and there are no others`() throws {
    let files = try Repository.names(in: "Scenarios").filter { $0.hasSuffix(".swift") }
    #expect(ScenarioRegistry.all.count == files.count)
    #expect(ScenarioRegistry.all.map { "\($0).swift" } == files)
  }

  @Test func `Every scenario has a unique name, made from its file name`() {
    let names = ScenarioRegistry.all.map { $0.name }
    #expect(Set(names).count == names.count)
    for (scenario, name) in zip(ScenarioRegistry.all, names) {
      #expect(name.replacing("-", with: "") == "\(scenario)".lowercased())
    }
  }

  @Test func `No scenario is declared in the shared folder`() throws {
    let shared = try Repository.files(in: "Scenarios/Shared")
    #expect(!shared.isEmpty)
    for file in shared {
      #expect(!file.text.contains(/struct \w+: [^{]*\bScenario\b/), "\(file.path)")
    }
  }
}
