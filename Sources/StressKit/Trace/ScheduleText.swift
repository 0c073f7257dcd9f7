/// A schedule as one short text: the chosen positions in base 36, with numbers of repetitions.
///
/// `0*3.2.1` means the choices 0, 0, 0, 2 and 1. `~1+4` means choice 1 at a point inside a job, after four
/// points at which the task was not left. The tasks and the numbers of ready entries are in
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
      let digits = digits(of: choices[position])
      var end = position
      while end < choices.count, self.digits(of: choices[end]) == digits { end += 1 }
      parts.append(end - position == 1 ? digits : "\(digits)*\(end - position)")
      position = end
    }
    return parts.joined(separator: ".")
  }

  private static func digits(of choice: RecordedSchedule.Choice) -> String {
    (choice.isInside ? "~" : "") + String(choice.index, radix: 36)
      + (choice.stays > 0 ? "+\(choice.stays)" : "")
  }

  /// The maximum number of choices in a text.
  package static let limit = 100_000_000

  /// Reads a schedule.
  ///
  /// - Parameter text: A text that `text(of:)` made.
  /// - Returns: The choices without their entries, or nil if the text is not a schedule.
  /// - Complexity: O(number of choices).
  package static func choices(in text: String) -> [RecordedSchedule.Choice]? {
    guard !text.isEmpty else { return [] }
    var choices: [RecordedSchedule.Choice] = []
    for part in text.split(separator: ".", omittingEmptySubsequences: false) {
      let pieces = part.split(separator: "*", omittingEmptySubsequences: false)
      guard (1...2).contains(pieces.count), let choice = choice(in: pieces[0]) else { return nil }
      let times = pieces.count == 2 ? Int(pieces[1]) : 1
      guard let times, times > 0, times <= limit - choices.count else { return nil }
      choices.append(contentsOf: repeatElement(choice, count: times))
    }
    return choices
  }

  private static func choice(in text: Substring) -> RecordedSchedule.Choice? {
    let isInside = text.hasPrefix("~")
    let numbers = text.dropFirst(isInside ? 1 : 0)
      .split(separator: "+", omittingEmptySubsequences: false)
    guard (1...2).contains(numbers.count), let index = Int(numbers[0], radix: 36), index >= 0,
      let stays = numbers.count == 2 ? Int(numbers[1]) : 0, stays >= 0
    else { return nil }
    return RecordedSchedule.Choice(index: index, stays: stays, isInside: isInside)
  }
}
