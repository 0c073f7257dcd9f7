/// The value of a scenario's parameter.
package enum ParameterValue: Hashable, Sendable {
  /// A size.
  case size(Int)
  /// The name of a choice.
  case choice(String)
}

extension ParameterValue: CustomStringConvertible, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral
{
  /// The value as typed on the command line.
  package var description: String {
    switch self {
    case .size(let number): "\(number)"
    case .choice(let name): name
    }
  }

  package init(integerLiteral number: Int) { self = .size(number) }

  package init(stringLiteral name: String) { self = .choice(name) }
}

extension ParameterValue: Codable {
  package init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let number = try? value.decode(Int.self) {
      self = .size(number)
    } else {
      self = .choice(try value.decode(String.self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var value = encoder.singleValueContainer()
    switch self {
    case .size(let number): try value.encode(number)
    case .choice(let name): try value.encode(name)
    }
  }
}
