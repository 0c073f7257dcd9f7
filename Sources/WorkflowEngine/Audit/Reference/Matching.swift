/// A largest set of pairs in which no element occurs twice.
///
/// The algorithm is that of augmenting paths (Berge, 1957).
struct Matching {
  /// The elements on the left that have no partner.
  private(set) var unmatched: [Int] = []

  /// For each element on the right, its partner.
  private var partners: [Int?]
  private let candidates: [[Int]]

  /// Finds a largest matching.
  ///
  /// - Parameters:
  ///   - candidates: For each element on the left, its possible partners.
  ///   - count: The number of elements on the right.
  /// - Complexity: O(*n* *e*), where *n* is the number of elements on the left and *e* the number of
  ///   possible pairs.
  init(_ candidates: [[Int]], to count: Int) {
    self.candidates = candidates
    partners = Array(repeating: nil, count: count)
    for element in candidates.indices {
      var seen: Set<Int> = []
      if !match(element, &seen) { unmatched.append(element) }
    }
  }

  /// Finds a partner, if need be by giving another element another partner.
  private mutating func match(_ element: Int, _ seen: inout Set<Int>) -> Bool {
    for candidate in candidates[element] where seen.insert(candidate).inserted {
      let rival = partners[candidate]
      if rival.map({ match($0, &seen) }) ?? true {
        partners[candidate] = element
        return true
      }
    }
    return false
  }
}
