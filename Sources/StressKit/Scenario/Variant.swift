/// A choice between configurations that `--set` makes by name, such as the store that a system keeps.
///
/// What holds of a scenario must hold under every choice. Scenarios whose systems are made from
/// configurations of one type can share a variant.
public struct Variant<Configuration: Sendable>: Sendable {
  /// One of the configurations.
  public struct Choice: Sendable {
    /// The name on the command line and in evidence.
    public let name: String
    let edit: @Sendable (inout Configuration) -> Void

    /// Declares a choice.
    ///
    /// - Parameters:
    ///   - name: As on the command line.
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
  /// What there is to choose from, the default first.
  public let choices: [Choice]

  /// Declares a variant.
  ///
  /// - Parameters:
  ///   - name: As on the command line.
  ///   - standard: What is chosen where nothing is set.
  ///   - others: What may be chosen instead.
  public init(_ name: String, _ standard: Choice, _ others: Choice...) {
    self.name = name
    choices = [standard] + others
  }
}
