/// The parsed arguments after a command's name, checked against the command's options.
///
/// An option is `--name value` or `--name=value`; a flag is `--name`; `--` ends the options. A
/// missing option is read from the environment: `--step-limit` from `RACE_STRESS_STEP_LIMIT`.
package struct CommandLineArguments {
  /// An option or a flag of a command.
  package struct Option: Sendable {
    /// The name without hyphens.
    package let name: String
    /// The placeholder for the value in the help text; `nil` for a flag.
    package let value: String?
    /// One line of help text.
    package let help: String
    /// Whether a command line may contain the option several times.
    var repeats = false
    /// Whether it can be set in the environment.
    var environment = true

    package init(
      name: String,
      value: String?,
      help: String,
      repeats: Bool = false,
      environment: Bool = true
    ) {
      self.name = name
      self.value = value
      self.help = help
      self.repeats = repeats
      self.environment = environment
    }

    /// The name of its environment variable.
    var variable: String {
      "RACE_STRESS_" + name.uppercased().replacing("-", with: "_")
    }
  }

  private var values: [String: [String]] = [:]
  private var sources: [String: String] = [:]
  package private(set) var positionals: [String] = []

  /// Parses arguments.
  ///
  /// - Parameters:
  ///   - arguments: The arguments after the command's name.
  ///   - options: The options of the command.
  ///   - environment: The source of options that are not in the arguments; empty variables count as
  ///     absent.
  /// - Throws: For an unknown or repeated option, a missing value, or a value of a flag.
  package init(
    _ arguments: [String],
    options: [Option],
    environment: [String: String]
  ) throws(UsageError) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("-"), argument != "-" else {
        positionals.append(argument)
        continue
      }
      if argument == "--" {
        positionals.append(contentsOf: rest)
        break
      }
      try take(argument, &rest, options)
    }
    for option in options where option.environment && values[option.name] == nil {
      guard let text = environment[option.variable], !text.isEmpty else { continue }
      sources[option.name] = option.variable
      if option.value == nil {
        guard ["1", "true", "0", "false"].contains(text) else {
          throw UsageError("\(option.variable) is '\(text)'", hint: "set it to 1 or 0")
        }
        if text == "1" || text == "true" { values[option.name] = [""] }
      } else {
        values[option.name] = option.repeats ? text.split(separator: ",").map(String.init) : [text]
      }
    }
  }

  private mutating func take(
    _ argument: String,
    _ rest: inout ArraySlice<String>,
    _ options: [Option]
  ) throws(UsageError) {
    let pieces = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let typed = String(pieces[0])
    guard let option = options.first(where: { "--\($0.name)" == typed }) else {
      throw UsageError(
        "unknown option '\(typed)'",
        hint: Suggestion.text(
          for: typed,
          among: options.map { "--\($0.name)" } + ["--help", "--version"]
        )
      )
    }
    if !option.repeats, values[option.name] != nil {
      throw UsageError("option '\(typed)' is given twice")
    }
    guard option.value != nil else {
      guard pieces.count == 1 else { throw UsageError("option '\(typed)' takes no value") }
      values[option.name] = [""]
      return
    }
    let value = pieces.count == 2 ? String(pieces[1]) : rest.popFirst()
    guard let value, !value.isEmpty, pieces.count == 2 || !value.hasPrefix("--") else {
      throw UsageError(
        "option '\(typed)' needs a value",
        hint: "type \(typed) \(option.value ?? "")"
      )
    }
    values[option.name, default: []].append(value)
  }

  /// Whether a flag was given.
  package func has(_ flag: String) -> Bool {
    values[flag] != nil
  }

  /// The value of an option, or `nil` if it was not given.
  package func value(of option: String) -> String? {
    values[option]?.last
  }

  /// All values of a repeatable option.
  func allValues(of option: String) -> [String] {
    values[option] ?? []
  }

  /// The name of an option for messages: as typed, or its environment variable.
  func display(_ option: String) -> String {
    sources[option] ?? "--\(option)"
  }

  /// The named scenarios, by position or with `--only`.
  ///
  /// Arguments have priority over the environment: a name by position replaces `RACE_STRESS_ONLY`.
  var scenarioNames: [String] {
    let replaced = !positionals.isEmpty && sources["only"] != nil
    return positionals + (replaced ? [] : allValues(of: "only"))
  }

  /// The value of an option as a whole number.
  ///
  /// - Parameters:
  ///   - option: The name of the option.
  ///   - range: The allowed values.
  /// - Returns: The number, or `nil` if the option was not given.
  /// - Throws: If it is not a whole number or out of range.
  func number(_ option: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    guard let text = value(of: option) else { return nil }
    return try Self.number(text, of: display(option), in: range)
  }

  /// Parses a whole number.
  ///
  /// - Parameters:
  ///   - text: The typed text.
  ///   - name: The name of the option, for the error.
  ///   - range: The allowed values.
  /// - Returns: The number.
  /// - Throws: If it is not a whole number or out of range.
  static func number(
    _ text: String,
    of name: String,
    in range: ClosedRange<Int>
  ) throws(UsageError) -> Int {
    guard let number = Int(text), range.contains(number) else {
      throw UsageError(
        "\(name) is '\(text)', but must be a whole number "
          + "from \(range.lowerBound) to \(range.upperBound)"
      )
    }
    return number
  }
}
