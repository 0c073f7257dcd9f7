/// A page of Markdown, read in the way of a reader.
struct MarkdownPage {
  private let lines: [String]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The rest of all lines that begin with a prefix.
  func after(_ prefix: String) -> [String] {
    lines.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
  }

  /// The lines below a heading, up to the next one of its level or above.
  func section(_ heading: String) -> MarkdownPage {
    let level = heading.prefix { $0 == "#" }.count
    let below = lines.drop { $0 != heading }.dropFirst().prefix { line in
      let found = line.prefix { $0 == "#" }.count
      return found == 0 || found > level
    }
    return MarkdownPage(below.joined(separator: "\n"))
  }

  /// The rows of the first table with a given first column, by column title.
  func table(_ firstColumn: String) -> [[String: String]] {
    let rest = lines.drop { Self.cells($0)?.first != firstColumn }
    guard let titles = rest.first.flatMap(Self.cells) else { return [] }
    return rest.dropFirst(2).map(Self.cells).prefix { $0 != nil }.map { cells in
      Dictionary(uniqueKeysWithValues: zip(titles, cells ?? []))
    }
  }

  /// The verdict at the end of a text.
  static func verdict(_ text: String?) -> String? {
    let words = text?.split { $0 == " " || $0 == "*" }.map(String.init)
    return words?.last
  }

  private static func cells(_ line: String) -> [String]? {
    guard line.hasPrefix("| "), line.hasSuffix(" |") else { return nil }
    var result: [String] = [""]
    var escaped = false
    for character in line.dropFirst().dropLast() {
      if character == "|", !escaped {
        result.append("")
      } else if character == "|" {
        result[result.count - 1].removeLast()
        result[result.count - 1].append(character)
      } else {
        result[result.count - 1].append(character)
      }
      escaped = character == "\\" && !escaped
    }
    return result.map { $0.split(separator: " ").joined(separator: " ") }
  }
}
