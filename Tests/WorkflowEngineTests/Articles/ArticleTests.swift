import Foundation
import Testing

/// What the articles show has been compiled and run: by the tests of this folder.
struct ArticleTests {
  /// The text without indentation, so that it may stand inside a test.
  private static func lines(_ text: some StringProtocol) -> String {
    text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      .joined(separator: "\n")
  }

  @Test(arguments: EngineSource.articles)
  func `every example of an article is part of a test`(_ article: URL) throws {
    let examples = Self.lines(try EngineSource.examples())
    for match in try EngineSource.text(article).matches(of: /(?s)```swift\n(.*?)```/) {
      #expect(examples.contains(Self.lines(match.1)), "no test has:\n\(match.1)")
    }
  }

  @Test func `there are articles, and one shows a program`() throws {
    #expect(EngineSource.articles.count >= 7)
    #expect(try EngineSource.articles.contains { try EngineSource.text($0).contains("```swift") })
  }
}
