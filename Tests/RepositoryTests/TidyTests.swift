import Testing

/// Rules of the house that a compiler does not hold.
struct TidyTests {
  @Test func `No source file has more than 400 lines`() throws {
    let files = try Repository.files(in: "Sources", "Scenarios", "Tests")
    #expect(files.count > 100)
    for file in files {
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(lines <= 400, "\(file.path) has \(lines) lines: take a type out of it")
    }
  }

  @Test func `The package has no external dependency`() throws {
    let manifest = try Repository.text(of: "Package.swift")
    #expect(!manifest.contains(".package("))
    #expect(manifest.contains(".target("))
  }

  @Test func `The top level holds what the design names, and dotfiles`() throws {
    let known: Set = [
      "Package.swift", "README.md", "Scenarios", "Sources", "Tests", "evidence", "scripts",
      // What SwiftPM writes; it is ignored.
      "Package.resolved",
    ]
    let names = try Repository.names(in: ".").filter { !$0.hasPrefix(".") }
    #expect(names.contains("Package.swift"))
    #expect(Set(names).subtracting(known).isEmpty)
  }

  @Test(arguments: ["Utils", "Helpers", "Manager", "Misc"])
  func `No file has a name that says nothing`(word: String) throws {
    for file in try Repository.files(in: "Sources", "Scenarios", "Tests") {
      let name = file.path.split(separator: "/").last ?? ""
      #expect(!name.contains(word), "\(file.path): name it after what it holds")
    }
  }

  /// What code under test must not do, and what it does instead.
  static let bannedUnderTest = [
    ("Date()", "take the time from the clock of the configuration"),
    ("Task.sleep", "sleep on the clock of the configuration"),
    ("SystemRandomNumberGenerator", "draw from the seeded generator that is handed in"),
    ("DispatchQueue", "use an actor"),
    ("Thread", "use a task"),
    ("Glibc", "import Foundation or Synchronization"),
  ]

  @Test(arguments: bannedUnderTest)
  func `Engine and scenarios do nothing that does not repeat`(
    call: String,
    instead: String
  ) throws {
    for file in try Repository.files(in: "Sources/WorkflowEngine", "Scenarios") {
      // The one queue of the engine carries the jobs of an actor, which control takes off it.
      if call == "DispatchQueue" && file.path.hasSuffix("/JournalQueue.swift") { continue }
      for line in file.codeLines where line.text.contains(call) {
        Issue.record("\(file.path):\(line.number) has \(call): \(instead)")
      }
    }
    #expect(try Repository.files(in: "Sources/WorkflowEngine", "Scenarios").count > 30)
  }

  @Test func `The engine makes no clock of its own`() throws {
    for file in try Repository.files(in: "Sources/WorkflowEngine") {
      for line in file.codeLines where line.text.contains("ContinuousClock()") {
        // The default of a configuration, which a scenario or a test replaces.
        #expect(
          file.path.hasSuffix("EngineConfiguration.swift"),
          "\(file.path):\(line.number): take the clock from the configuration"
        )
      }
    }
  }

  @Test func `Randomness in engine and scenarios is seeded`() throws {
    for file in try Repository.files(in: "Sources/WorkflowEngine", "Scenarios") {
      for line in file.codeLines {
        let draws = [".random(in:", ".shuffled(", ".shuffle(", ".randomElement("]
        guard draws.contains(where: line.text.contains) else { continue }
        #expect(line.text.contains("using:"), "\(file.path):\(line.number): name the generator")
      }
    }
  }

  @Test func `No test sleeps, is skipped or is written for another framework`() throws {
    // Written in two parts, so that this file does not name what it looks for.
    let banned = [
      ".dis" + "abled(", ".ena" + "bled(if:", "XCT" + "Skip", "import XC" + "Test", "us" + "leep(",
      "Thread.sl" + "eep", "withKnown" + "Issue", "Test.can" + "cel(",
    ]
    for file in try Repository.files(in: "Tests") {
      for line in file.codeLines {
        for call in banned where line.text.contains(call) {
          // What shows that a sleep is under control has to sleep: in virtual time.
          guard !line.text.contains("nap()") else { continue }
          Issue.record("\(file.path):\(line.number) has \(call)")
        }
      }
    }
    #expect(try Repository.files(in: "Tests").contains { $0.path.hasSuffix("TidyTests.swift") })
  }

  @Test func `Every file of tests declares the tests that its name promises`() throws {
    for file in try Repository.files(in: "Tests") where file.path.hasSuffix("Tests.swift") {
      let name = file.path.split(separator: "/").last?.dropLast(".swift".count) ?? ""
      #expect(file.text.contains("struct \(name) {"), "\(file.path) declares no struct \(name)")
      #expect(file.text.contains("@Test"), "\(file.path) has no test")
      #expect(file.text.contains("#expect") || file.text.contains("#require"))
    }
  }

  @Test func `The words left for later are left nowhere`() throws {
    let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]
    for file in try Repository.files(in: "Sources", "Scenarios", "Tests") {
      for word in words {
        #expect(!file.text.contains(word), "\(file.path) has \(word)")
      }
    }
  }
}
