/// What a scenario declares about one parameter, a size or a variant, without its types.
package struct ParameterDescription: Sendable {
  /// The values that a parameter may be set to.
  package enum Domain: Sendable {
    /// Sizes.
    case sizes(ClosedRange<Int>)
    /// Names, the default first.
    case choices([String])
  }

  package let name: String
  package let standard: ParameterValue
  package let domain: Domain
  /// The value in the profiles `full` and `soak`, or nil where it is the default there too.
  package let full: ParameterValue?

  /// The least that it can be set to: the smallest size, or the default.
  package var smallest: ParameterValue {
    switch domain {
    case .sizes(let range): .size(range.lowerBound)
    case .choices: standard
    }
  }

  /// Whether it may be set to a value.
  package func accepts(_ value: ParameterValue) -> Bool {
    switch (domain, value) {
    case (.sizes(let range), .size(let number)): range.contains(number)
    case (.choices(let names), .choice(let name)): names.contains(name)
    default: false
    }
  }

  /// The values, as in `1 to 8` or `memory or sqlite`.
  package var values: String {
    switch domain {
    case .sizes(let range): "\(range.lowerBound) to \(range.upperBound)"
    case .choices(let names): names.joined(separator: " or ")
    }
  }

  /// The values in a sentence, as in `from 1 to 8`.
  package var phrase: String {
    if case .sizes = domain { "from \(values)" } else { values }
  }

  /// Reads a value as it was typed.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - name: What it was typed for, for the error.
  /// - Returns: A value that the parameter accepts.
  /// - Throws: `UsageError` for any other.
  package func value(_ text: String, of name: String) throws(UsageError) -> ParameterValue {
    switch domain {
    case .sizes(let range):
      return .size(try CommandLineArguments.number(text, of: name, in: range))
    case .choices(let names):
      guard names.contains(text) else {
        throw UsageError(
          "\(name) is '\(text)', but must be \(values)",
          hint: Suggestion.closest(to: text, among: names).map { "did you mean '\($0)'?" }
        )
      }
      return .choice(text)
    }
  }
}

extension Scenario {
  /// Every parameter that may be set: sizes, then variants.
  package static var parameterDescriptions: [ParameterDescription] {
    let standard = Self()
    let sizes = parameters.map {
      ParameterDescription(
        name: $0.name,
        standard: .size(standard[keyPath: $0.keyPath]),
        domain: .sizes($0.range),
        full: $0.full.map(ParameterValue.size)
      )
    }
    let named = variants.map { variant in
      ParameterDescription(
        name: variant.name,
        standard: .choice(variant.choices[0].name),
        domain: .choices(variant.choices.map { $0.name }),
        full: nil
      )
    }
    return sizes + named
  }
}
