internal import Foundation

/// The shell command that starts this executable.
///
/// For an executable `X` of a package it is `scripts/X` if the package has that script, and
/// `swift run X` otherwise.
package struct Invocation: Equatable, Sendable {
  /// The command as typed in the root folder of the package.
  ///
  /// Evidence records this form, because it does not depend on the directory in which a run starts.
  package let recorded: String
  /// The command as typed in the current directory.
  package let typed: String

  /// The command to use if no executable is known, for example in tests.
  package static let standard = Invocation(recorded: "race-stress", typed: "race-stress")

  private init(recorded: String, typed: String) {
    (self.recorded, self.typed) = (recorded, typed)
  }

  /// Finds the command of an executable.
  ///
  /// - Parameters:
  ///   - executable: Path of the executable file.
  ///   - source: Path of a source file of the package; its closest folder with a `Package.swift` is the
  ///     package's root folder.
  ///   - build: `debug` or `release`.
  ///   - directory: Absolute path of the current directory.
  package init(executable: String, source: String, build: String, directory: String) {
    let name = String(executable.split(separator: "/").last ?? "race-stress")
    guard let root = Self.packageRoot(of: source) ?? Self.packageRoot(of: executable) else {
      self.init(recorded: name.shellWord, typed: executable.shellWord)
      return
    }
    let directory = URL(fileURLWithPath: directory).resolvingSymlinksInPath().path
    let way = Self.way(from: directory, to: root)
    let isRelease = build == "release"
    if unsafe access("\(root)/scripts/\(name)", X_OK) == 0 {
      let variable = isRelease ? "RACE_STRESS_BUILD=release " : ""
      self.init(
        recorded: variable + "scripts/\(name)".shellWord,
        typed: variable + "\(way.map { "\($0)/" } ?? "")scripts/\(name)".shellWord
      )
    } else {
      let rest = (isRelease ? "-c release " : "") + name.shellWord
      let package = way.map { "--package-path \($0.shellWord) " } ?? ""
      self.init(recorded: "swift run \(rest)", typed: "swift run \(package)\(rest)")
    }
  }

  /// A recorded command as it must be typed in the current directory.
  ///
  /// - Parameter command: A whole command from evidence.
  /// - Returns: The command with `typed` in place of `recorded`; a command of another package is unchanged.
  package func typed(_ command: String) -> String {
    guard command.hasPrefix(recorded + " ") else { return command }
    return typed + command.dropFirst(recorded.count)
  }

  /// The closest folder above a file that has a `Package.swift`.
  private static func packageRoot(of file: String) -> String? {
    var folder = URL(fileURLWithPath: file).resolvingSymlinksInPath()
    while folder.path != "/" {
      folder.deleteLastPathComponent()
      if EntryKind(at: folder.appending(path: "Package.swift").path) == .file { return folder.path }
    }
    return nil
  }

  /// A path from a directory to a folder: nil for the same, `../..` for a folder above it, and an absolute
  /// path otherwise.
  private static func way(from directory: String, to folder: String) -> String? {
    guard directory != folder else { return nil }
    guard directory.hasPrefix(folder + "/") else { return folder }
    let depth = directory.dropFirst(folder.count).split(separator: "/").count
    return [String](repeating: "..", count: depth).joined(separator: "/")
  }
}
