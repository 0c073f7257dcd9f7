import StressKit
import Testing

/// The commands that this package prints, and the variables that it reads.
struct PrintedCommandsTests {
  @Test func `Evidence of this package names the script that runs it`() {
    let invocation = Invocation(
      executable: "\(Repository.root)/.build/debug/race-stress",
      source: "\(Repository.root)/Sources/race-stress/main.swift",
      build: "debug",
      directory: Repository.root
    )
    #expect(invocation.recorded == "scripts/race-stress")
    #expect(invocation.typed == "scripts/race-stress")
  }

  @Test func `The command knows every variable that a script, a test or the manifest reads`() throws
  {
    let texts =
      try Repository.names(in: "scripts").filter { $0 != "lib" }
      .map { try Repository.text(of: "scripts/\($0)") }
      + Repository.files(in: "Tests").map(\.text) + [Repository.text(of: "Package.swift")]
    let reads = /(?:environment\["|number\("|\$\{?)(RACE_STRESS_[A-Z_]+)/
    let names = Set(texts.flatMap { $0.matches(of: reads).map { String($0.output.1) } })
    #expect(names.contains("RACE_STRESS_STRICT"))
    for name in names.sorted() {
      #expect(EnvironmentVariables.isKnown(name), "\(name)")
    }
  }
}
