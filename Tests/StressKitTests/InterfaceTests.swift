import Testing

@testable import StressKit

/// What control assumes about the binary interface of the runtime is checked, and named when it is not so.
struct InterfaceTests {
  init() throws { try Control.install() }

  @Test func `All assumptions hold for this runtime`() throws {
    #expect(try InterfaceCheck.run() == InterfaceCheck.names.count)
    #expect(Set(InterfaceCheck.names).count == InterfaceCheck.names.count)
    #expect(InterfaceCheck.names.count >= 20)
  }

  @Test(arguments: InterfaceCheck.names)
  func `An assumption that does not hold is refused by its name`(name: String) throws {
    let error = #expect(throws: ControlUnavailable.self) {
      try InterfaceCheck.run(adding: [name: 1])
    }
    #expect(error?.description.contains(" \(name), the ") == true, "\(String(describing: error))")
  }

  @Test func `The evidence has the build id of the concurrency library`() throws {
    let runtime = try #require(BuildInfo.runtime)
    #expect(runtime.count >= 16)
    #expect(runtime.allSatisfy { $0.isHexDigit })
    let run = try BuiltCommand(["quiet-exit", "--iterations", "1"])
    #expect(try run.evidence.configuration.runtime == runtime)
  }
}
