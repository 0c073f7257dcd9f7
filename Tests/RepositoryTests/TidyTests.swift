import Testing

/// House rules that the compiler does not check.
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

  @Test func `The top level contains only the files of the design, and dotfiles`() throws {
    let known: Set = [
      "Package.swift", "README.md", "Scenarios", "Sources", "Tests", "evidence", "scripts",
      // SwiftPM writes this file, and git ignores it.
      "Package.resolved",
    ]
    let names = try Repository.names(in: ".").filter { !$0.hasPrefix(".") }
    #expect(names.contains("Package.swift"))
    #expect(Set(names).subtracting(known).isEmpty)
  }

  @Test(arguments: ["Utils", "Helpers", "Manager", "Misc"])
  func `No file has a generic name`(word: String) throws {
    for file in try Repository.files(in: "Sources", "Scenarios", "Tests") {
      let name = file.path.split(separator: "/").last ?? ""
      #expect(!name.contains(word), "\(file.path): name it after what it holds")
    }
  }

  /// Calls that code under test must not make, and what it must do instead.
  static let bannedUnderTest = [
    ("Date()", "take the time from the clock of the configuration"),
    ("Task.sleep", "sleep on the clock of the configuration"),
    ("SystemRandomNumberGenerator", "use the seeded generator that is passed in"),
    ("DispatchQueue", "use an actor"),
    ("Thread", "use a task"),
    ("Glibc", "import Foundation or Synchronization"),
  ]

  @Test(arguments: bannedUnderTest)
  func `Engine and scenarios make no call that does not repeat`(
    call: String,
    instead: String
  ) throws {
    for file in try Repository.files(in: "Sources/WorkflowEngine", "Scenarios") {
      // The engine's only queue runs the jobs of an actor; under control the scheduler runs them
      // instead.
      if call == "DispatchQueue" && file.path.hasSuffix("/JournalQueue.swift") { continue }
      for line in file.codeLines where line.text.contains(call) {
        Issue.record("\(file.path):\(line.number) has \(call): \(instead)")
      }
    }
    #expect(try Repository.files(in: "Sources/WorkflowEngine", "Scenarios").count > 30)
  }

  @Test func `The engine creates no clock`() throws {
    for file in try Repository.files(in: "Sources/WorkflowEngine") {
      for line in file.codeLines where line.text.contains("ContinuousClock()") {
        // This is the default of a configuration, which scenarios and tests replace.
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
    // Written in two parts, so that this file does not match its own rule.
    let banned = [
      ".dis" + "abled(", ".ena" + "bled(if:", "XCT" + "Skip", "import XC" + "Test", "us" + "leep(",
      "Thread.sl" + "eep", "withKnown" + "Issue", "Test.can" + "cel(",
    ]
    for file in try Repository.files(in: "Tests") {
      for line in file.codeLines {
        for call in banned where line.text.contains(call) {
          // A test that shows that a sleep is controlled has to sleep, in virtual time.
          guard !line.text.contains("nap()") else { continue }
          Issue.record("\(file.path):\(line.number) has \(call)")
        }
      }
    }
    #expect(try Repository.files(in: "Tests").contains { $0.path.hasSuffix("TidyTests.swift") })
  }

  @Test func `Every test file declares a type with its name`() throws {
    for file in try Repository.files(in: "Tests") where file.path.hasSuffix("Tests.swift") {
      let name = file.path.split(separator: "/").last?.dropLast(".swift".count) ?? ""
      #expect(file.text.contains("struct \(name) {"), "\(file.path) declares no struct \(name)")
      #expect(file.text.contains("@Test"), "\(file.path) has no test")
      #expect(file.text.contains("#expect") || file.text.contains("#require"))
    }
  }

  @Test func `No file contains a reminder of unfinished work`() throws {
    let words = ["TO" + "DO", "FIX" + "ME", "XX" + "X", "HA" + "CK"]
    for file in try Repository.files(in: "Sources", "Scenarios", "Tests") {
      for word in words {
        #expect(!file.text.contains(word), "\(file.path) has \(word)")
      }
    }
  }
}
