import Testing

@testable import StressKit

struct MarkdownTests {
  @Test(arguments: [
    ("plain", "plain"), ("a|b", "a\\|b"), ("a\nb", "a<br>b"), ("Set<Int>", "Set&lt;Int>"),
    ("`Set<Int>`", "`Set<Int>`"), ("`a\nb`", "`a b`"), ("one ` only", "one \\` only"),
    ("a\tb\r", "a b "), ("a\r\nb", "a <br>b"),
  ])
  func `An author's text keeps its Markdown but cannot break a table`(text: String, escaped: String)
  {
    #expect(Markdown.prose(text) == escaped)
  }

  @Test(arguments: [
    ("plain *as* it <is>", "`plain *as* it <is>`"), ("", "(empty)"),
    ("a|b", "<code>a&#124;b</code>"), ("a\nb", "<code>a<br>b</code>"),
    ("`x` <y>", "<code>&#96;x&#96; &#60;y&#62;</code>"),
    ("\u{1B}[0m", #"<code>\u{1b}&#91;0m</code>"#),
    (" x", "<code> x</code>"),
  ])
  func `Text of a program is shown literally`(text: String, escaped: String) {
    #expect(Markdown.code(text) == escaped)
  }

  @Test func `The fence of a block is longer than any in it`() {
    #expect(Markdown.block("a") == "```text\na\n```\n")
    #expect(Markdown.block("```\n````") == "`````text\n```\n````\n`````\n")
  }
}
