import Foundation
import WorkflowEngine

/// Facts from the engine's source text that a program cannot query, and the text of the articles.
enum EngineSource {
  private static let tests = URL(fileURLWithPath: "\(#filePath)").deletingLastPathComponent()

  private static let sources = tests.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/WorkflowEngine")

  /// The files of the articles.
  static let articles: [URL] = files(in: sources.appending(path: "WorkflowEngine.docc"), ".md")

  static func article(_ name: String) -> URL {
    sources.appending(path: "WorkflowEngine.docc/\(name).md")
  }

  /// The text of all files in this folder.
  static func examples() throws -> String {
    try files(in: tests, "Tests.swift").map(text).joined(separator: "\n")
  }

  static func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

  private static func files(in folder: URL, _ suffix: String) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted().map { folder.appending(path: $0) }
  }

  /// The name of a reason in the source; it differs from the raw value.
  static func name(of reason: RefusalReason) throws -> String {
    let source = try text(sources.appending(path: "Board/Rules/RefusalReason.swift"))
    let match = source.matches(of: /case (\w+) = "([^"]+)"/).first { $0.2 == reason.rawValue }
    return match.map { String($0.1) } ?? reason.rawValue
  }

  /// The names of all events of the board.
  static func events() throws -> [String] {
    try text(sources.appending(path: "Board/Board.Event.swift")).matches(of: /(?m)^ +case (\w+)/)
      .map { String($0.1) }
  }

  /// The names of the engine's public methods, with their labels.
  static func operations() throws -> [String] {
    try files(in: sources, ".swift").filter { $0.lastPathComponent.hasPrefix("WorkflowEngine") }
      .flatMap { file in
        let source = try text(file)
        return source.matches(of: /public func (\w+)[^(]*\(/).map { match in
          "\(match.1)(\(labels(source[match.range.upperBound...])))"
        }
      }
  }

  /// The labels of the parameter list at the start of a text.
  private static func labels(_ source: Substring) -> String {
    var depth = 0
    var parameters = [""]
    for character in source {
      if character == ")" && depth == 0 { break }
      if "([<".contains(character) { depth += 1 }
      if ")]>".contains(character) { depth -= 1 }
      if character == "," && depth == 0 {
        parameters.append("")
      } else {
        parameters[parameters.count - 1].append(character)
      }
    }
    return parameters.compactMap { parameter in
      parameter.split { $0.isWhitespace || $0 == ":" }.first.map { "\($0):" }
    }.joined()
  }
}
