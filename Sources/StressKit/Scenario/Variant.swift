/// A choice between configurations by name, such as the store of a system; `--set` selects one.
///
/// The scenario's invariants must hold for every choice. Scenarios with the same configuration type
/// can share a variant.
public struct Variant<Configuration: Sendable>: Sendable {
  /// One of the configurations.
  public struct Choice: Sendable {
    /// The name on the command line and in evidence.
    public let name: String
    /// One of so many iterations is edited.
    let share: Int
    private let edit: @Sendable (inout Configuration) -> Void

    /// Declares a choice.
    ///
    /// - Parameters:
    ///   - name: The name on the command line.
    ///   - share: One of so many iterations is edited, at least 1; 1 for all.
    ///   - edit: Edits the scenario's configuration, before a defect does.
    public init(
      _ name: String,
      oneIn share: Int = 1,
      edit: @escaping @Sendable (inout Configuration) -> Void = { _ in }
    ) {
      precondition(share >= 1, "the choice '\(name)' must edit one of at least 1 iterations")
      self.name = name
      self.share = share
      self.edit = edit
    }

    /// Edits the configuration of an iteration, if it is one of those to edit.
    ///
    /// The place in each row of iterations moves by one from row to row, so that each strategy of the
    /// portfolio gets its part.
    func apply(to configuration: inout Configuration, iteration: Int) {
      let place = (iteration / share + iteration) % share
      if place == share - 1 { edit(&configuration) }
    }
  }

  /// The name on the command line and in evidence.
  public let name: String
  /// The choices; the first one is the default.
  public let choices: [Choice]

  /// Declares a variant.
  ///
  /// - Parameters:
  ///   - name: The name on the command line.
  ///   - standard: The default choice.
  ///   - others: The other choices.
  public init(_ name: String, _ standard: Choice, _ others: Choice...) {
    self.name = name
    choices = [standard] + others
  }
}
