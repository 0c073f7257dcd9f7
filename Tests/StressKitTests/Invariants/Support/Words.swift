@testable import StressKit

/// Events of tests are words such as `in a`: the act and its key.
enum Words {
  /// The second word of an event with a given first word.
  static func key(_ verb: String) -> (String) -> String? {
    { event in
      let words = event.split(separator: " ").map(String.init)
      return words.first == verb && words.count > 1 ? words[1] : nil
    }
  }

  /// The second word of an event, and its third word as a number.
  static func number(_ event: String) -> (String, Int)? {
    let words = event.split(separator: " ").map(String.init)
    guard words.count == 3, let number = Int(words[2]) else { return nil }
    return (words[1], number)
  }

  /// `in a`, `out a`, `full a`; `swap a` is `out a` and `in a`.
  static func stays(_ event: String) -> [StayStep<String>] {
    let words = event.split(separator: " ").map(String.init)
    guard words.count == 2 else { return [] }
    return switch words[0] {
    case "in": [.entered(words[1])]
    case "out": [.left(words[1])]
    case "full": [.turnedAway(words[1])]
    case "swap": [.left(words[1]), .entered(words[1])]
    default: []
    }
  }

  /// `open g`, `close g`, `act g h`.
  static func gates(_ event: String) -> [GateStep<String>] {
    let words = event.split(separator: " ").map(String.init)
    return switch words.first {
    case "open": [.opened(words[1])]
    case "close": [.closed(words[1])]
    case "act": [.acted(needing: Array(words.dropFirst()))]
    default: []
    }
  }

  /// `give k 1`, `take k`, `write k 1`; `end k 1` is a write and takes the token.
  static func tokens(_ event: String) -> [TokenStep<String, Int>] {
    let words = event.split(separator: " ").map(String.init)
    guard words.count > 1 else { return [] }
    let token = words.count > 2 ? Int(words[2]) ?? 0 : 0
    return switch words[0] {
    case "give": [.issued(words[1], token)]
    case "take": [.revoked(words[1])]
    case "write": [.accepted(words[1], token)]
    case "end": [.accepted(words[1], token), .revoked(words[1])]
    default: []
    }
  }

  /// `wait k`, `answer k`, `can k`, `cannot k`, `clear k`.
  static func waits(_ event: String) -> [WaitStep<String>] {
    let words = event.split(separator: " ").map(String.init)
    guard words.count == 2 else { return [] }
    return switch words[0] {
    case "wait": [.waiting(words[1])]
    case "answer": [.answered(words[1])]
    case "can": [.unblocked(words[1])]
    case "cannot": [.blocked(words[1])]
    case "clear": [.cleared(words[1])]
    default: []
    }
  }

  /// `lock /a h`, `free /a h`.
  static func paths(_ event: String) -> [PathStep<String>] {
    let words = event.split(separator: " ").map(String.init)
    guard words.count == 3 else { return [] }
    return switch words[0] {
    case "lock": [.acquired(words[1], by: words[2])]
    case "free": [.released(words[1], by: words[2])]
    default: []
    }
  }
}
