internal import Foundation
import Testing

/// The scripts are valid, and CI calls only scripts.
struct ScriptTests {
  static func scripts() throws -> [String] {
    try Repository.names(in: "scripts").filter { $0 != "lib" }.map { "scripts/\($0)" }
      + Repository.names(in: "scripts/lib").map { "scripts/lib/\($0)" } + [".ci/run"]
  }

  @Test func `Every script is valid`() throws {
    for script in try Self.scripts() {
      let run = try ProgramRun(
        "/bin/bash",
        ["-n", script],
        in: Repository.root,
        environment: [:]
      )
      #expect(run.status == 0, "\(script): \(run.errors)")
    }
  }

  @Test func `Every script is executable, and stops at the first error`() throws {
    for script in try Self.scripts() where !script.hasPrefix("scripts/lib/") {
      #expect(
        FileManager.default.isExecutableFile(atPath: "\(Repository.root)/\(script)"),
        "\(script)"
      )
      let text = try Repository.text(of: script)
      #expect(text.hasPrefix("#!/usr/bin/env bash\n"), "\(script)")
      #expect(text.contains("\nset -euo pipefail\n"), "\(script)")
    }
  }

  @Test func `Every script finds the toolchain in the same way`() throws {
    for script in try Self.scripts() where !script.hasPrefix("scripts/lib/") {
      let text = try Repository.text(of: script)
      #expect(!text.contains("swift --version"), "\(script)")
      guard text.contains(/(?m)^[^#]*\bswift[ _](?:build|test|package|format)/) else { continue }
      #expect(text.contains("require_swift \"$root\""), "\(script)")
    }
  }

  @Test(arguments: [(139, 0, "one two "), (1, 1, "one "), (0, 0, "one ")])
  func `A build is repeated only if the package manager itself crashed`(
    _ first: Int,
    _ status: Int32,
    _ calls: String
  ) throws {
    let text = """
      source scripts/lib/toolchain.sh
      swift() {
        [[ $* == 'build --x' ]] || exit 9
        if [[ -v again ]]; then printf 'two '; else again=; printf 'one '; return \(first); fi
      }
      swift_build --x
      """
    let run = try ProgramRun("/bin/bash", ["-c", text], in: Repository.root, environment: [:])
    #expect(run.status == status)
    #expect(run.output == calls)
    #expect(run.errors.contains("crashed") == (first == 139))
  }

  @Test(arguments: [
    (
      "ci.yml",
      [
        ".ci/run", "scripts/race-stress", "scripts/race-stress diff", "actions/upload-artifact",
        "swift:6.3",
      ]
    ),
    ("nightly.yml", ["scripts/check full", "swift:6.3"]),
  ])
  func `CI checks out and calls scripts, nothing else`(file: String, expected: [String]) throws {
    let workflow = try Repository.text(of: ".github/workflows/\(file)")
    for match in workflow.matches(of: /(?m)^\s*(?:- )?run: (.+)$/) {
      let command = String(match.output.1)
      #expect(
        command.hasPrefix(".ci/run") || command.hasPrefix("scripts/"),
        "\(file) runs '\(command)'"
      )
    }
    for words in expected { #expect(workflow.contains(words), "\(file) has no '\(words)'") }
  }

  @Test func `A night runs every part that a commit leaves out`() throws {
    let check = try Repository.text(of: "scripts/check")
    let line = try #require(check.firstMatch(of: /(?m)^  full \| (.+)\)$/)).output.1
    let parts = line.split(separator: " | ").map(String.init)
    #expect(parts.count > 4)
    for part in parts { #expect(check.contains("if wants \(part); then step"), "\(part)") }
  }
}
