/// A schedule as one short text: the taken entries in base 36, repetitions counted.
///
/// `0*3.2.1` stands for the choices 0, 0, 0, 2 and 1. Sizes of the sets and tasks are in the trace of
/// the same file.
package enum ScheduleText {
  /// Writes a schedule.
  ///
  /// - Parameter choices: In the order in which they were made.
  /// - Returns: The empty text for no choices.
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

  /// The most choices that a text may encode.
  package static let limit = 100_000_000

  /// Reads the taken entries of a schedule.
  ///
  /// - Parameter text: As written by `text(of:)`.
  /// - Returns: The indices, or nil when the text is not a schedule.
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
