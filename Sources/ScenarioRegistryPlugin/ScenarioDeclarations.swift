/// Finds the scenarios that a target's source files declare.
///
/// A scenario conforms to `Scenario`, or to a protocol of the target that refines it, directly or through
/// other protocols.
struct ScenarioDeclarations {
  /// `Scenario` and every protocol or type alias that stands for a refinement of it.
  let protocols: Set<String>

  /// Finds the refinements of `Scenario`.
  ///
  /// - Parameter texts: The source files of the target.
  /// - Complexity: O(number of protocols × their depth), besides reading the texts.
  init(in texts: [String]) {
    let declared = texts.flatMap(Self.refinements)
    var protocols: Set = ["Scenario"]
    var before = 0
    while protocols.count > before {
      before = protocols.count
      for (name, parents) in declared where !protocols.isDisjoint(with: parents) {
        protocols.insert(name)
      }
    }
    self.protocols = protocols
  }

  /// Names of the types that a file declares as scenarios, in their order.
  ///
  /// - Parameter text: A source file.
  /// - Returns: Types whose list of inherited types names a protocol of `protocols`.
  func scenarios(in text: String) -> [String] {
    let pattern =
      /^[ \t]*(?:(?:public|package|internal|final)\s+)*(?:struct|class|enum|actor)\s+(\w+)\s*:([^{]*)\{/
    return text.matches(of: pattern.anchorsMatchLineEndings())
      .filter { !protocols.isDisjoint(with: Self.inherited($0.output.2)) }
      .map { String($0.output.1) }
  }

  /// Every protocol, and every alias of a protocol, with the protocols that it inherits from.
  private static func refinements(in text: String) -> [(name: String, parents: Set<String>)] {
    let declaration =
      /^[ \t]*(?:(?:public|package|internal)\s+)*protocol\s+(\w+)(?:<[^>]*>)?\s*:([^{]*)\{/
    let alias = /^[ \t]*(?:(?:public|package|internal)\s+)*typealias\s+(\w+)\s*=\s*(.*)$/
    return text.matches(of: declaration.anchorsMatchLineEndings()).map {
      (String($0.output.1), inherited($0.output.2))
    }
      + text.matches(of: alias.anchorsMatchLineEndings()).map {
        (String($0.output.1), inherited($0.output.2))
      }
  }

  /// The names in a list of inherited types: without the `where` clause, and without generic arguments.
  private static func inherited(_ list: Substring) -> Set<String> {
    let types = list.prefix(upTo: list.firstRange(of: /\bwhere\b/)?.lowerBound ?? list.endIndex)
      .replacing(/\/\/.*/, with: "")
    var names: Set<String> = []
    var depth = 0
    var name = ""
    for character in types + " " {
      if character == "<" { depth += 1 }
      if character.isLetter || character.isNumber || character == "_" || character == "." {
        if depth == 0 { name.append(character) }
      } else {
        // A qualified name, such as `StressKit.Scenario`, counts by its last part.
        if let last = name.split(separator: ".").last { names.insert(String(last)) }
        name = ""
      }
      if character == ">" { depth -= 1 }
    }
    return names
  }
}
