/// Finds the name that was probably intended.
package enum Suggestion {
  /// The closest candidate, if one is close.
  ///
  /// - Parameters:
  ///   - word: The typed word.
  ///   - candidates: The valid names; among equally close ones the first wins.
  /// - Returns: The candidate, or `nil` if none is close.
  /// - Complexity: O(total length of the candidates × length of the word).
  package static func closest(to word: String, among candidates: [String]) -> String? {
    let word = word.lowercased()
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let distance =
        candidate.hasPrefix(word) && word.count >= 3
        ? 1 : editDistance(word, candidate.lowercased())
      guard distance <= max(2, candidate.count / 3) else { continue }
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }

  /// The hint of an error about an unknown name.
  ///
  /// - Parameters:
  ///   - word: The typed word.
  ///   - candidates: The valid names.
  /// - Returns: The closest candidate, or else all candidates; `nil` if there are none.
  package static func text(for word: String, among candidates: [String]) -> String? {
    if let name = closest(to: word, among: candidates) { return "did you mean '\(name)'?" }
    return candidates.isEmpty ? nil : "there are: \(candidates.joined(separator: ", "))"
  }

  /// The number of insertions, deletions and substitutions between two texts (Levenshtein).
  private static func editDistance(_ first: String, _ second: String) -> Int {
    let second = Array(second)
    var row = Array(0...second.count)
    for (line, letter) in first.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for column in second.indices {
        let substituted = diagonal + (letter == second[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(substituted, row[column] + 1, diagonal + 1)
      }
    }
    return row[second.count]
  }
}
