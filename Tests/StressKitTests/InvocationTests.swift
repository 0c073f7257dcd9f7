import Testing

@testable import StressKit

/// Printed commands start the executable from the directory in which they are printed.
struct InvocationTests {
  private let temporary: TemporaryFolder

  init() throws {
    temporary = try TemporaryFolder()
    try temporary.makeFolder("a package/Sources/tool")
    try temporary.makeFolder("a package/scripts")
    try temporary.makeFolder("elsewhere")
    try temporary.make("a package/Package.swift", "")
    try temporary.make("a package/Sources/tool/main.swift", "")
  }

  private var root: String { temporary.path("a package") }

  private func invocation(in folder: String, build: String = "debug") -> Invocation {
    Invocation(
      executable: "\(root)/.build/debug/tool",
      source: "\(root)/Sources/tool/main.swift",
      build: build,
      directory: temporary.path(folder)
    )
  }

  private func makeScript() throws {
    try temporary.make("a package/scripts/tool", "#!/bin/sh\n")
    try temporary.makeExecutable("a package/scripts/tool")
  }

  @Test func `In the root folder of a package it is swift run`() {
    let invocation = invocation(in: "a package")
    #expect(invocation.recorded == "swift run tool")
    #expect(invocation.typed == "swift run tool")
  }

  @Test func `In a folder of the package it names the package by a relative path`() {
    #expect(
      invocation(in: "a package/Sources/tool").typed == "swift run --package-path ../.. tool"
    )
  }

  @Test func `Outside the package it names the package by its whole path, quoted`() {
    #expect(invocation(in: "elsewhere").typed == "swift run --package-path '\(root)' tool")
  }

  @Test func `A script with the executable's name goes before swift run`() throws {
    try makeScript()
    #expect(invocation(in: "a package").typed == "scripts/tool")
    #expect(invocation(in: "a package/Sources").typed == "../scripts/tool")
    #expect(invocation(in: "elsewhere").typed == "'\(root)/scripts/tool'")
  }

  @Test func `A script that cannot be executed does not count`() throws {
    try temporary.make("a package/scripts/tool", "")
    #expect(invocation(in: "a package").typed == "swift run tool")
  }

  @Test func `An optimized build is run again as one`() throws {
    #expect(invocation(in: "a package", build: "release").typed == "swift run -c release tool")
    try makeScript()
    #expect(
      invocation(in: "a package", build: "release").typed
        == "RACE_STRESS_BUILD=release scripts/tool"
    )
  }

  @Test(arguments: ["a package", "a package/Sources", "elsewhere"])
  func `Evidence records the same command wherever it is typed`(folder: String) throws {
    #expect(invocation(in: folder).recorded == "swift run tool")
    try makeScript()
    #expect(invocation(in: folder).recorded == "scripts/tool")
  }

  @Test func `A recorded command is shown as it must be typed here`() {
    let invocation = invocation(in: "a package/Sources")
    #expect(
      invocation.typed("swift run tool run x --iteration 3")
        == "swift run --package-path .. tool run x --iteration 3"
    )
    #expect(invocation.typed("swift run toolbox run x") == "swift run toolbox run x")
  }

  @Test func `Without a package it is the executable itself`() {
    let invocation = Invocation(
      executable: "/no/such place/tool",
      source: "/no/such/main.swift",
      build: "debug",
      directory: "/"
    )
    #expect(invocation.recorded == "tool")
    #expect(invocation.typed == "'/no/such place/tool'")
  }

  @Test(arguments: [
    ("plain-name_1.json", "plain-name_1.json"), ("", "''"), ("a b", "'a b'"), ("$HOME", "'$HOME'"),
    ("it's", #"'it'\''s'"#), ("é", "'é'"), ("a;b", "'a;b'"),
  ])
  func `A word is quoted if a shell would change it`(word: String, quoted: String) {
    #expect(word.shellWord == quoted)
  }
}
