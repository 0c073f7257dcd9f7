/// Escapes text for GitHub's Markdown, where a stray character can break a table.
enum Markdown {
  /// The text of a verdict, as in headings and tables.
  static func text(_ verdict: Verdict) -> String {
    switch verdict {
    case .passed: "✅ passed"
    case .failed: "❌ failed"
    case .inconclusive: "⚠️ inconclusive"
    }
  }

  /// Escapes the characters of an author's text that break a table; other Markdown stays.
  ///
  /// - Complexity: O(length of the text).
  static func prose(_ text: String) -> String {
    var result = ""
    // Between two backticks `<T>` is literal; elsewhere it would be an HTML tag.
    let hasCode = text.count { $0 == "`" }.isMultiple(of: 2)
    var inCode = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "`" where hasCode:
        inCode.toggle()
        result.unicodeScalars.append(scalar)
      case "`": result += "\\`"
      case "|": result += "\\|"
      case "\n": result += inCode ? " " : "<br>"
      case "<" where !inCode: result += "&lt;"
      case _ where scalar.value < 32: result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Formats text from a program as literal code.
  ///
  /// - Complexity: O(length of the text).
  static func code(_ text: String) -> String {
    guard !text.isEmpty else { return "(empty)" }
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.value >= 32 && !"`|\\".unicodeScalars.contains($0)
    }
    // Spaces at the ends of a code span may be dropped.
    guard !isPlain || text.hasPrefix(" ") || text.hasSuffix(" ") else { return "`\(text)`" }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "<br>"
      case "`", "|", "\\", "<", ">", "&", "*", "_", "[", "]", "~", "\"", "'", ":", "@", "#":
        result += "&#\(scalar.value);"
      case _ where scalar.value < 32: result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return "<code>\(result)</code>"
  }

  /// Formats text from a program as a code block.
  ///
  /// - Complexity: O(length of the text).
  static func block(_ text: String) -> String {
    // The fence must be longer than every run of backticks in the text.
    var longest = 0
    var run = 0
    for character in text {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)text\n\(text)\n\(fence)\n"
  }
}
