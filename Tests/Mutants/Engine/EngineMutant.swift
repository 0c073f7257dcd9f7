internal import Foundation

/// A deliberate mistake of the engine, chosen by an environment variable.
///
/// The text has three parts: a subject (`event`, or a field of the state), the name of an event and
/// a kind, such as `BoardTask.status/taskQueued/lost` or `event/taskReady/drop`.
struct EngineMutant: Sendable {
  /// A way to treat an event, or the update of a field by an event, wrongly.
  enum Kind: String, Sendable, CaseIterable {
    /// The event does not happen, and neither do its consequences.
    case drop

    /// The event happens twice.
    case double

    /// The event changes places with the next one of its transaction; if it is the last, with the
    /// one before it.
    case swap

    /// An event happens at the end of the next transaction, a field is updated at the next event.
    case late

    /// The field keeps its value.
    case lost

    /// The field gets the value that it had before its previous update.
    case stale

    /// The next row gets the new value, and the row itself keeps its old one.
    case neighbor

    /// The change of a number is applied twice.
    case doubled
  }

  /// The name of a field of the state; `nil` for a mutant of a whole event.
  let field: String?

  /// The name of the event.
  let event: String

  let kind: Kind

  /// The mutant of this process; `nil` if the engine is correct.
  static let current: EngineMutant? = ProcessInfo.processInfo.environment["ENGINE_MUTANT"]
    .map { text in
      guard let mutant = EngineMutant(text) else { fatalError("ENGINE_MUTANT is '\(text)'.") }
      return mutant
    }

  /// Reads a mutant; `nil` if the text is not one.
  init?(_ text: String) {
    let parts = text.split(separator: "/").map(String.init)
    guard parts.count == 3, let kind = Kind(rawValue: parts[2]) else { return nil }
    field = parts[0] == "event" ? nil : parts[0]
    event = parts[1]
    self.kind = kind
  }
}
