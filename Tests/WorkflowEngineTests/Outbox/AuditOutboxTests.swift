import Testing

@testable import WorkflowEngine

/// G12: only the drainer of a lane delivers its entries, and the counts are right.
struct AuditOutboxTests {
  private static func lease(
    _ token: Int,
    after: Int = 0,
    through: Int = 3,
    until: Int = 10
  ) -> Outbox.Event {
    .leased(
      Outbox.Lease(
        lane: 0,
        token: token,
        drainer: "log",
        after: after,
        through: through,
        until: until
      )
    )
  }

  private static func delivered(_ token: Int, through: Int = 3, count: Int = 3) -> Outbox.Event {
    .delivered(lane: 0, token: token, through: through, count: count)
  }

  private static func story(_ events: [Outbox.Event]) -> Story {
    var story = Story(Story.one)
    for event in events { story.tell(event) }
    return story
  }

  @Test(
    arguments: [
      [lease(1)], [lease(1), delivered(1)],
      [lease(1), .leaseReturned(lane: 0, token: 1), lease(2), delivered(2, through: 2, count: 2)],
      [lease(1), .leaseRunOut(lane: 0, token: 1, at: 10), lease(2), delivered(2)],
    ]
  )
  func `finds nothing in correct records`(_ events: [Outbox.Event]) {
    let story = Self.story(events)
    #expect(LedgerAudit.findings(story.records, story.state) == [])
  }

  @Test(
    arguments: [
      ([lease(1), lease(2)], ["5: lane 0 was leased as #2 while #1 had it"]),
      (
        [lease(1), .leaseReturned(lane: 0, token: 1), lease(1)],
        ["6: lane 0 was leased as #1 again"]
      ),
      (
        [lease(1), .leaseRunOut(lane: 0, token: 1, at: 9)],
        ["5: lane 0 was taken from #1 at 9, but its lease ends at 10"]
      ),
      ([lease(2), delivered(1)], ["5: lane 0 accepted a report of #1 while #2 had it"]),
      ([delivered(1)], ["4: lane 0 accepted a report of #1 while nobody had it"]),
      (
        [lease(1, through: 2), delivered(1)],
        ["5: lane 0 was delivered up to 3, but was leased for 0...2"]
      ),
      (
        [lease(1), delivered(1), lease(2, after: 3), delivered(2, through: 2, count: 0)],
        [
          "7: lane 0 was delivered up to 2, but was leased for 3...3",
          "lane 0 has 3 entries, of which 3 were delivered and 1 are pending",
        ]
      ),
      (
        [lease(1), delivered(1, through: 2, count: 3)],
        [
          "5: lane 0 counts 3 delivered, but 2 were pending",
          "lane 0 has 3 entries, of which 3 were delivered and 1 are pending",
        ]
      ),
    ]
  )
  func `finds errors in the records`(_ events: [Outbox.Event], _ findings: [String]) {
    #expect(Self.story(events).findings("G12") == findings)
  }

  @Test func `finds a lane whose counters differ from the records`() {
    var story = Self.story([Self.lease(1), Self.delivered(1, through: 2, count: 2), Self.lease(2)])
    story.state.outbox.lanes[0].committedCount = 4
    story.state.outbox.lanes[0].deliveredCount = 1
    story.state.outbox.lanes[0].deliveredThrough = 3
    story.state.outbox.lanes[0].last = 2
    story.state.outbox.lanes[0].lease = nil
    #expect(
      story.findings("G12") == [
        "lane 0 counts 4 entries, but 3 are on record",
        "lane 0 counts 1 entries delivered, but 2 are on record",
        "lane 0 counts 2 as its newest entry, but 3 are on record",
        "lane 0 has 3 entries, of which 2 were delivered and 0 are pending",
        "lane 0 has a lease that differs from the one on record",
      ]
    )
  }

  @Test func `the sequence numbers of outbox records are checked too`() {
    var story = Self.story([Self.lease(1)])
    #expect(story.findings("G8") == [])
    story.records.append(
      EngineRecord(sequence: 4, transaction: 5, event: .outbox(Self.delivered(1)))
    )
    #expect(story.findings("G8") == ["4 follows 4"])
  }
}
