/// The README of the repository.
enum Readme {
  /// A command line that the README tells the reader to type.
  struct Command: Sendable, CustomStringConvertible {
    let words: [String]

    var description: String { words.joined(separator: " ") }
  }

  /// All lines of all shell blocks, without comments.
  static func commands() throws -> [Command] {
    try blocks(of: ["bash", "sh", "shell", "console"]).flatMap { block in
      block.replacing("\\\n", with: " ").split(separator: "\n").compactMap { line in
        let code = line.split(separator: "#", omittingEmptySubsequences: false).first ?? ""
        let words = code.split(separator: " ").map(String.init).filter { $0 != "$" }
        return words.isEmpty ? nil : Command(words: words)
      }
    }
  }

  /// The texts of all fenced blocks in the given languages.
  private static func blocks(of languages: Set<String>) throws -> [String] {
    var blocks: [String] = []
    var open: [Substring]?
    var isWanted = false
    for line in try Repository.text(of: "README.md").split(
      separator: "\n",
      omittingEmptySubsequences: false
    ) {
      if let lines = open {
        if line.hasPrefix("```") {
          if isWanted { blocks.append(lines.joined(separator: "\n")) }
          open = nil
        } else {
          open = lines + [line]
        }
      } else if line.hasPrefix("```") {
        open = []
        isWanted = languages.contains(String(line.dropFirst(3)))
      }
    }
    return blocks
  }
}
