internal import Foundation

/// A package with copies of this package's scripts, whose `swift` and executable only print their
/// arguments.
final class StandInPackage {
  /// Its path contains a space, which no script may break on.
  let path: String
  /// The working directory for the scripts.
  let caller: String
  private let base: String
  private var bin: String { "\(base)/bin" }

  init() throws {
    // Resolve symbolic links, because `pwd` in a process that starts here prints the resolved path.
    base =
      FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "stand-in-\(UUID())").path
    path = "\(base)/a package"
    caller = "\(base)/the caller"
    let manager = FileManager.default
    for folder in [caller, "\(base)/bin", "\(path)/.build/debug", "\(path)/.build/release"] {
      try manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }
    try manager.copyItem(atPath: "\(Repository.root)/scripts", toPath: "\(path)/scripts")
    try manager.copyItem(
      atPath: "\(Repository.root)/Package.swift",
      toPath: "\(path)/Package.swift"
    )
    for build in ["debug", "release"] {
      for program in ["race-stress", "stress-benchmark"] {
        try makeScript(
          "\(path)/.build/\(build)/\(program)",
          "printf '%s\\n' \"$PWD\" \"$@\"; exit 7"
        )
      }
    }
    try makeSwift(version: "Swift version 6.3.1 (swift-6.3.1-RELEASE)")
  }

  deinit {
    try? FileManager.default.removeItem(atPath: base)
  }

  /// Puts a `swift` into PATH that prints a version, and records the requested builds.
  func makeSwift(version: String, fails: Bool = false) throws {
    try makeScript(
      "\(bin)/swift",
      """
      case $1 in
        --version) printf '%s\\n' '\(version)' ;;
        build)
          echo 'stand-in compiler output'
          while [[ $1 != --configuration ]]; do shift; done
          echo "$2" >>'\(base)/builds'
          exit \(fails ? 1 : 0) ;;
        *) echo swift "$@"; env | grep RACE_STRESS_ || true ;;
      esac
      """
    )
  }

  func removeSwift() throws {
    try FileManager.default.removeItem(atPath: "\(bin)/swift")
  }

  /// The configurations of the requested builds, in order.
  var builds: [String] {
    let text = try? String(contentsOfFile: "\(base)/builds", encoding: .utf8)
    return text?.split(separator: "\n").map(String.init) ?? []
  }

  func run(
    _ script: String,
    _ arguments: [String],
    environment: [String: String] = [:]
  ) throws -> ProgramRun {
    try execute("\(path)/scripts/\(script)", arguments, environment)
  }

  /// Runs the launcher through a symbolic link to a symbolic link.
  func runThroughLink(_ arguments: [String]) throws -> ProgramRun {
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: "\(base)/link",
      withDestinationPath: "a package/scripts/stress-race"
    )
    try manager.createSymbolicLink(atPath: "\(bin)/rs", withDestinationPath: "../link")
    return try execute("\(bin)/rs", arguments, [:])
  }

  private func makeScript(_ file: String, _ text: String) throws {
    try "#!/usr/bin/env bash\n\(text)\n".write(toFile: file, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
  }

  private func execute(
    _ file: String,
    _ arguments: [String],
    _ environment: [String: String]
  ) throws -> ProgramRun {
    // Only the few programs that the scripts need, so that no other `swift` is found.
    for program in ["bash", "env", "readlink", "dirname", "head", "uname", "cat", "grep"] {
      let link = "\(bin)/\(program)"
      guard !FileManager.default.fileExists(atPath: link) else { continue }
      let found = ["/bin", "/usr/bin"].map { "\($0)/\(program)" }
        .first(where: FileManager.default.isExecutableFile)
      try FileManager.default.createSymbolicLink(
        atPath: link,
        withDestinationPath: found ?? "/usr/bin/\(program)"
      )
    }
    return try ProgramRun(
      file,
      arguments,
      in: caller,
      environment: environment.merging(["PATH": bin]) { $1 }
    )
  }
}
