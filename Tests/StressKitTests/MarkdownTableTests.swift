import Testing

@testable import StressKit

struct MarkdownTableTests {
  @Test func `Columns are aligned, with numbers on the right`() {
    var table = MarkdownTable(["name": .left, "n": .right])
    #expect(table.isEmpty)
    table.add(["a", "1"])
    table.add(["longer", "1000"])
    #expect(
      table.text == """
        | name   |    n |
        | :----- | ---: |
        | a      |    1 |
        | longer | 1000 |

        """
    )
  }

  @Test func `A long text makes only its own row long`() {
    var table = MarkdownTable(["a": .left])
    table.add([String(repeating: "x", count: 100)])
    table.add(["y"])
    let lines = table.text.split(separator: "\n")
    #expect(lines.map(\.count) == [64, 64, 104, 64])
  }
}
