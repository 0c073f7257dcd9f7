/// A choice between configurations by name, such as the store of a system; `--set` selects one.
///
/// The scenario's invariants must hold for every choice. Scenarios with the same configuration type
/// can share a variant.
public struct Variant<Configuration: Sendable>: Sendable {
  /// One of the configurations.
  public struct Choice: Sendable {
    /// The name on the command line and in evidence.
    public let name: String
    let edit: @Sendable (inout Configuration) -> Void

    /// Declares a choice.
    ///
    /// - Parameters:
    ///   - name: The name on the command line.
    ///   - edit: Edits the scenario's configuration, before a defect does.
    public init(
      _ name: String,
      edit: @escaping @Sendable (inout Configuration) -> Void = { _ in }
    ) {
      self.name = name
      self.edit = edit
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
