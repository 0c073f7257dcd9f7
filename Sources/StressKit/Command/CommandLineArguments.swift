/// What was typed after the name of a command, checked against what the command takes.
///
/// An option is `--name value` or `--name=value`; a flag is `--name`; `--` ends them. An option that
/// is not given is taken from the environment: `--step-limit` from `RACE_STRESS_STEP_LIMIT`.
package struct CommandLineArguments {
  /// An option or a flag that a command takes.
  package struct Option: Sendable {
    /// Without the hyphens.
    package let name: String
    /// Stands for the value in the help text, or nil for a flag.
    package let value: String?
    /// One line of the help text.
    package let help: String
    /// Whether it may be given more than once.
    var repeats = false
    /// Whether the environment may give it.
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

    /// The variable that gives it.
    var variable: String {
      "RACE_STRESS_" + name.uppercased().replacing("-", with: "_")
    }
  }

  private var values: [String: [String]] = [:]
  private var sources: [String: String] = [:]
  package private(set) var positionals: [String] = []

  /// Reads arguments.
  ///
  /// - Parameters:
  ///   - arguments: What follows the command's name.
  ///   - options: What the command takes.
  ///   - environment: Gives options that are not in the arguments; empty variables count as absent.
  /// - Throws: For an unknown or doubled option, a missing value, or a value given to a flag.
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

  /// The value of an option, or nil when it was not given.
  package func value(of option: String) -> String? {
    values[option]?.last
  }

  /// All values of an option that may be repeated.
  func allValues(of option: String) -> [String] {
    values[option] ?? []
  }

  /// What to call an option in a message: as typed, or the variable that gave it.
  func display(_ option: String) -> String {
    sources[option] ?? "--\(option)"
  }

  /// The scenarios that were named, by position or with `--only`.
  ///
  /// What is typed goes before the environment: a name by position replaces `RACE_STRESS_ONLY`.
  var scenarioNames: [String] {
    let replaced = !positionals.isEmpty && sources["only"] != nil
    return positionals + (replaced ? [] : allValues(of: "only"))
  }

  /// The value of an option as a whole number.
  ///
  /// - Parameters:
  ///   - option: Its name.
  ///   - range: What makes sense.
  /// - Returns: The number, or nil when the option was not given.
  /// - Throws: When it is no whole number or outside the range.
  func number(_ option: String, in range: ClosedRange<Int>) throws(UsageError) -> Int? {
    guard let text = value(of: option) else { return nil }
    return try Self.number(text, of: display(option), in: range)
  }

  /// Reads a whole number.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - name: What it was typed for.
  ///   - range: What makes sense.
  /// - Returns: The number.
  /// - Throws: When it is no whole number or outside the range.
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
