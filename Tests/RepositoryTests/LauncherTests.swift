internal import Foundation
import Testing

/// The launcher, in a separate package whose `swift` and executable are stand-ins.
struct LauncherTests {
  private let package: StandInPackage

  init() throws {
    package = try StandInPackage()
  }

  @Test(arguments: ["race-stress", "stress-race"])
  func `Arguments arrive unchanged, in the caller's directory, under both names`(
    name: String
  ) throws {
    let arguments = ["run", "a b", "", "*", "--set=x=1", "$HOME", "\"", "--", "-x"]
    let ending = try package.run(name, arguments)
    #expect(ending.status == 7)
    #expect(ending.output == (["\(package.caller)"] + arguments).joined(separator: "\n") + "\n")
    #expect(ending.errors == "")
    #expect(package.builds == ["debug"])
  }

  @Test func `It works through symbolic links, from any directory`() throws {
    let ending = try package.runThroughLink(["list"])
    #expect(ending.status == 7)
    #expect(ending.output == "\(package.caller)\nlist\n")
  }

  @Test func `The release build runs on request`() throws {
    let ending = try package.run("race-stress", [], environment: ["RACE_STRESS_BUILD": "release"])
    #expect(ending.status == 7)
    #expect(package.builds == ["release"])
  }

  @Test func `Other builds are refused`() throws {
    let ending = try package.run("race-stress", [], environment: ["RACE_STRESS_BUILD": "fast"])
    #expect(ending.status == 2)
    #expect(ending.output == "")
    #expect(
      ending.errors.contains(
        "RACE_STRESS_BUILD is 'fast'; set it to debug, release or instrumented"
      )
    )
    #expect(package.builds.isEmpty)
  }

  @Test(arguments: ["race-stress", "test"])
  func `Without a toolchain it says what to install`(script: String) throws {
    try package.removeSwift()
    let ending = try package.run(script, [])
    #expect(ending.status == 2)
    #expect(ending.output == "")
    #expect(ending.errors.contains("Swift 6.3 or later is needed, but there is no 'swift' in PATH"))
    #expect(ending.errors.contains("https://www.swift.org/install"))
    #expect(ending.errors.contains("swiftly install --use 6.3"))
  }

  @Test(
    arguments: ["race-stress", "test"],
    [
      "Swift version 5.10 (swift-5.10-RELEASE)", "Apple Swift version 6.2.4 (swiftlang)",
      "Swift version 6.0-dev",
    ]
  )
  func `With an old toolchain it names the needed version`(script: String, version: String) throws {
    try package.makeSwift(version: version)
    let ending = try package.run(script, [])
    #expect(ending.status == 2)
    #expect(ending.errors.contains("Swift 6.3 or later is needed, but '"))
    #expect(ending.errors.contains("swiftly install --use 6.3"))
    #expect(package.builds.isEmpty)
  }

  @Test(arguments: [
    "Swift version 6.3 (swift-6.3-RELEASE)", "Apple Swift version 6.10.1 (swiftlang)",
    "Swift version 7.0-dev", "swift-driver version: 1.120\nApple Swift version 6.3.1 (swiftlang)",
  ])
  func `A newer toolchain is accepted`(version: String) throws {
    try package.makeSwift(version: version)
    #expect(try package.run("race-stress", []).status == 7)
  }

  @Test func `A failed build is shown, and nothing runs`() throws {
    try package.makeSwift(version: "Swift version 6.3.1", fails: true)
    let ending = try package.run("race-stress", ["list"])
    #expect(ending.status == 2)
    #expect(ending.output == "")
    #expect(ending.errors.contains("stand-in compiler output"))
    #expect(ending.errors.contains("race-stress: error: the build failed"))
  }

  @Test func `The tests run with the given arguments, and without the tool's options`()
    throws
  {
    let ending = try package.run(
      "test",
      ["--filter", "a b"],
      environment: ["RACE_STRESS_SEED": "4"]
    )
    #expect(ending.status == 0)
    #expect(ending.output.hasPrefix("swift test --package-path \(package.path) "))
    #expect(ending.output.contains("--disable-xctest --filter a b\n"))
    #expect(!ending.output.contains("RACE_STRESS_SEED"))
  }
}
