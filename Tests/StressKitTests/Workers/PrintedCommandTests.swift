import Foundation
import Testing

@testable import StressKit

/// Every command that is printed runs as printed, from where it was printed.
///
/// A stand-in takes the place of `swift run`, which would build; `scripts/check-example` uses the real one.
struct PrintedCommandTests {
  private let run: BuiltCommand
  private let bin: TemporaryFolder

  init() throws {
    run = try BuiltCommand(["leaks-tasks", "--iterations", "2"])
    bin = try TemporaryFolder()
    let build = BuiltCommand.executable().deletingLastPathComponent().path
    try bin.make(
      "swift",
      """
      #!/bin/bash
      [[ $1 == run ]] || exit 99
      shift
      root=.
      while [[ $1 == -* ]]; do
        case $1 in
          --package-path) root=$2 ;;
          -c) [[ $2 == \(BuildInfo.build) ]] || exit 98 ;;
          *) exit 97 ;;
        esac
        shift 2
      done
      [[ -f $root/Package.swift ]] || exit 96
      name=$1
      shift
      exec '\(build)'/"$name" "$@"

      """
    )
    try bin.makeExecutable("swift")
  }

  /// The folder of this package.
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// Runs a line in a shell.
  private func type(_ line: String, in folder: String) throws -> (status: Int32, output: String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ["PATH": "\(bin.path):/usr/bin:/bin"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: bytes, as: UTF8.self))
  }

  private func expectFailure(_ line: String, in folder: String) throws {
    let ending = try type(line, in: folder)
    #expect(ending.status == ExitStatus.violation.rawValue, "\(line)\n\(ending.output)")
    #expect(ending.output.contains("deadlock"), "\(line)\n\(ending.output)")
  }

  /// The lines of a text that start the command, without what is before the command.
  private func commands(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      line.firstRange(of: "swift run ").map { String(line[$0.lowerBound...]) }
    }
  }

  @Test func `The console's commands run where they were printed`() throws {
    let printed = commands(in: run.output)
    #expect(printed.count == 1)
    for line in printed { try expectFailure(line, in: run.folder.path) }
  }

  @Test func `The commands of explain run where they were printed`() throws {
    let explained = try BuiltCommand(
      ["explain", "evidence/\(try run.failure)"],
      in: run.folder
    )
    let printed = commands(in: explained.output)
    #expect(printed.count == 2)
    for line in printed { try expectFailure(line, in: run.folder.path) }
  }

  @Test func `The commands of the evidence run in the package's folder`() throws {
    let violations = try run.evidence.scenarios.flatMap(\.failures).flatMap(\.violations)
    #expect(violations.count == 2)
    for violation in violations { try expectFailure(violation.replay, in: Self.root) }
    let page = try run.text(of: String(try run.failure.dropSuffix(".json")) + ".md")
    #expect(commands(in: page) == [violations[0].replay])
    #expect(try run.text(of: "latest.md").contains("`\(violations[1].replay)`"))
  }

  @Test func `The hint of an error is a command that can be typed`() throws {
    let wrong = try BuiltCommand(["explain", "leaks-tasks"], in: run.folder)
    let printed = commands(in: wrong.errors)
    #expect(printed.count == 1)
    for line in printed { try expectFailure(line, in: run.folder.path) }
  }

  @Test func `The usage of the help begins as a command must begin`() throws {
    let help = try BuiltCommand(["--help"], in: run.folder)
    let usage = try #require(help.output.split(separator: "\n").first { $0.hasPrefix("usage: ") })
    let start = usage.dropFirst("usage: ".count).split(separator: " [").first ?? ""
    let ending = try type("\(start) --version", in: run.folder.path)
    #expect(ending.status == 0)
    #expect(ending.output.hasPrefix("race-stress \(BuildInfo.version)"))
  }
}
