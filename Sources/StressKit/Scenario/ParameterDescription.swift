/// The declaration of one parameter, a size or a variant, without generic types.
package struct ParameterDescription: Sendable {
  /// The allowed values of a parameter.
  package enum Domain: Sendable {
    /// Sizes.
    case sizes(ClosedRange<Int>)
    /// Names; the first one is the default.
    case choices([String])
  }

  package let name: String
  package let standard: ParameterValue
  package let domain: Domain
  /// The value in the profiles `full` and `soak`; `nil` for the default value.
  package let full: ParameterValue?
  /// The smallest value that half of the iterations draw; `nil` if none do.
  package let drawnFrom: Int?

  /// The smallest value: the smallest size, or the default choice.
  package var smallest: ParameterValue {
    switch domain {
    case .sizes(let range): .size(range.lowerBound)
    case .choices: standard
    }
  }

  /// Whether the parameter accepts a value.
  package func accepts(_ value: ParameterValue) -> Bool {
    switch (domain, value) {
    case (.sizes(let range), .size(let number)): range.contains(number)
    case (.choices(let names), .choice(let name)): names.contains(name)
    default: false
    }
  }

  /// The allowed values, as in `1 to 8` or `memory or sqlite`.
  package var values: String {
    switch domain {
    case .sizes(let range): "\(range.lowerBound) to \(range.upperBound)"
    case .choices(let names): names.joined(separator: " or ")
    }
  }

  /// The allowed values in a sentence, as in `from 1 to 8`.
  package var phrase: String {
    if case .sizes = domain { "from \(values)" } else { values }
  }

  /// Parses a typed value.
  ///
  /// - Parameters:
  ///   - text: The typed text.
  ///   - name: The name of the parameter, for the error.
  /// - Returns: A value that the parameter accepts.
  /// - Throws: `UsageError` for all other texts.
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
  /// All parameters: sizes, then variants.
  package static var parameterDescriptions: [ParameterDescription] {
    let standard = Self()
    let sizes = parameters.map {
      ParameterDescription(
        name: $0.name,
        standard: .size(standard[keyPath: $0.keyPath]),
        domain: .sizes($0.range),
        full: $0.full.map(ParameterValue.size),
        drawnFrom: $0.drawnFrom
      )
    }
    let named = variants.map { variant in
      ParameterDescription(
        name: variant.name,
        standard: .choice(variant.choices[0].name),
        domain: .choices(variant.choices.map { $0.name }),
        full: nil,
        drawnFrom: nil
      )
    }
    return sizes + named
  }
}
