/// Text made safe for GitHub's Markdown, where a stray character would break a table.
enum Markdown {
  /// A heading that shows a verdict, and the form in which a verdict stands everywhere.
  static func text(_ verdict: Verdict) -> String {
    switch verdict {
    case .passed: "✅ passed"
    case .failed: "❌ failed"
    case .inconclusive: "⚠️ inconclusive"
    }
  }

  /// Words of an author, who may use Markdown in them; only what breaks a table is escaped.
  ///
  /// - Complexity: O(length of the text).
  static func prose(_ text: String) -> String {
    var result = ""
    // Between two backticks `<T>` is shown as it is; elsewhere it would be taken for HTML.
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

  /// Text from a program, shown letter by letter.
  ///
  /// - Complexity: O(length of the text).
  static func code(_ text: String) -> String {
    guard !text.isEmpty else { return "(empty)" }
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.value >= 32 && !"`|\\".unicodeScalars.contains($0)
    }
    // Spaces at both ends of a code span may be dropped.
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

  /// A block of text from a program.
  ///
  /// - Complexity: O(length of the text).
  static func block(_ text: String) -> String {
    // A fence is longer than every run of backticks in the text.
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
