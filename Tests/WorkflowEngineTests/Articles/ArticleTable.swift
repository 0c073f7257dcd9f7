import Foundation
import Testing

/// A table in an article that a test generates.
///
/// If the environment has `RACE_STRESS_WRITE_ARTICLE=1`, the test writes the table to the article.
struct ArticleTable {
  private let article: String
  private let start: String
  private let text: String

  /// - Parameters:
  ///   - article: The name of the article's file.
  ///   - source: The name of the source, as in the comment before the table.
  ///   - lines: The lines of the table.
  init(in article: String, from source: String, _ lines: [String]) {
    self.article = article
    start = "<!-- Generated\(source). -->\n"
    text = lines.joined(separator: "\n") + "\n"
  }

  /// Fails unless the article contains this table.
  func check() throws {
    let file = EngineSource.article(article)
    var page = try EngineSource.text(file)
    let before = try #require(page.firstRange(of: start), "the comment before the table is missing")
    let rest = page[before.upperBound...]
    let end = rest.firstRange(of: "\n\n")?.lowerBound ?? rest.endIndex
    if ProcessInfo.processInfo.environment["RACE_STRESS_WRITE_ARTICLE"] == "1" {
      page.replaceSubrange(before.upperBound..<end, with: text.dropLast())
      try page.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(
      page.contains(start + text),
      "run the test once with RACE_STRESS_WRITE_ARTICLE=1, then review the change"
    )
  }
}
