/// The error for an evidence file that cannot be used; the user can correct all of them.
package enum EvidenceError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file does not exist.
  case missing(path: String)
  /// The system could not read the file.
  case unreadable(FileError)
  /// The path is a device, a pipe or a socket.
  case notRegular(path: String)
  /// The file is larger than any file that this tool writes.
  case tooLarge(path: String, limit: Int)
  /// The file is truncated, for example by an incomplete copy or download.
  case truncated(path: String)
  /// The file is not JSON.
  case notJSON(path: String, detail: String)
  /// The JSON has another schema than expected; `found` is nil if it has none.
  case wrongSchema(path: String, found: String?, expected: [String])
  /// The JSON has the expected schema but not its fields.
  case invalid(path: String, field: String, detail: String)
  /// The two files are of kinds that cannot be compared.
  case incomparable(old: String, new: String)

  /// Names the file and the problem, and says what to do.
  package var description: String {
    switch self {
    case .missing(let path):
      "there is no file '\(path)'; check the path"
    case .unreadable(let error):
      error.description
    case .notRegular(let path):
      "'\(path)' is not a regular file; name a file that race-stress wrote"
    case .tooLarge(let path, let limit):
      "'\(path)' is larger than \(limit >> 20) MiB; name a file that race-stress wrote"
    case .truncated(let path):
      "'\(path)' is truncated: the JSON ends too early; record or copy it again"
    case .notJSON(let path, let detail):
      "'\(path)' is not JSON (\(detail)); name a file that race-stress wrote"
    case .wrongSchema(let path, let found, let expected):
      Self.describeSchema(path: path, found: found, expected: expected)
    case .invalid(let path, let field, let detail):
      "'\(path)' is not valid evidence: \(field): \(detail); record it again"
    case .incomparable(let old, let new):
      "'\(old)' and '\(new)' cannot be compared: name two files of the same kind"
    }
  }

  private static func describeSchema(path: String, found: String?, expected: [String]) -> String {
    let wanted = expected.map { "'\($0)'" }.joined(separator: " or ")
    guard let found else {
      return "'\(path)' is not a race-stress file: it has no 'schema' field; expected \(wanted)"
    }
    let versions = expected.compactMap { Self.versions(found, $0) }.first
    let advice =
      switch versions {
      case (let found, let known)? where found > known:
        "a newer race-stress wrote it: use that version to read it"
      case (let found, let known)? where found < known && found > 0:
        "an older race-stress wrote it: run the same command again to write a new one"
      default: "name another file"
      }
    return "'\(path)' has schema '\(found)', expected \(wanted); \(advice)"
  }

  /// The version numbers of two schemas of the same kind, or nil for different kinds.
  private static func versions(_ found: String, _ known: String) -> (found: Int, known: Int)? {
    let (found, known) = (found.split(separator: "/"), known.split(separator: "/"))
    guard found.count == known.count, found.dropLast() == known.dropLast(),
      let foundNumber = found.last.flatMap({ Int($0) }),
      let knownNumber = known.last.flatMap({ Int($0) })
    else { return nil }
    return (foundNumber, knownNumber)
  }
}
