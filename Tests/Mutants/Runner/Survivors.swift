internal import Foundation

/// The reasons why known survivors are not caught.
struct Survivors {
  private struct Entry: Decodable {
    let reason: String
    let mutants: [String]
  }

  /// The reason of each known survivor.
  let reasons: [String: String]

  /// Reads the file with the reasons.
  ///
  /// - Throws: Errors of the file system and of the decoder.
  init(path: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let entries = try JSONDecoder().decode([Entry].self, from: data)
    reasons = Dictionary(
      entries.flatMap { entry in entry.mutants.map { ($0, entry.reason) } },
      uniquingKeysWith: { first, _ in first }
    )
  }
}
