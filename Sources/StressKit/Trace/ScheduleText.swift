/// A schedule as one short text: the chosen positions in base 36, with numbers of repetitions.
///
/// `0*3.2.1` means the choices 0, 0, 0, 2 and 1. The tasks and the numbers of ready entries are in
/// the trace of the same file.
package enum ScheduleText {
  /// Writes a schedule.
  ///
  /// - Parameter choices: The choices, in order.
  /// - Returns: The text; empty for no choices.
  /// - Complexity: O(number of choices).
  package static func text(of choices: [RecordedSchedule.Choice]) -> String {
    var parts: [String] = []
    var position = 0
    while position < choices.count {
      let index = choices[position].index
      var end = position
      while end < choices.count, choices[end].index == index { end += 1 }
      let digits = String(index, radix: 36)
      parts.append(end - position == 1 ? digits : "\(digits)*\(end - position)")
      position = end
    }
    return parts.joined(separator: ".")
  }

  /// The maximum number of choices in a text.
  package static let limit = 100_000_000

  /// Reads the chosen positions of a schedule.
  ///
  /// - Parameter text: A text that `text(of:)` made.
  /// - Returns: The positions, or nil if the text is not a schedule.
  /// - Complexity: O(number of choices).
  package static func indices(in text: String) -> [Int]? {
    guard !text.isEmpty else { return [] }
    var indices: [Int] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "*", omittingEmptySubsequences: false)
      guard (1...2).contains(pieces.count), let index = Int(pieces[0], radix: 36), index >= 0
      else { return nil }
      let times = pieces.count == 2 ? Int(pieces[1]) : 1
      guard let times, times > 0, times <= limit - indices.count else { return nil }
      indices.append(contentsOf: repeatElement(index, count: times))
    }
    return indices
  }
}
