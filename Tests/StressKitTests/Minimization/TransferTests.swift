import Testing

@testable import StressKit

/// Data that a search sends to another process, and its results, arrive unchanged.
struct TransferTests {
  @Test(arguments: [TraceDetail.outline, .trace])
  func `a replay arrives unchanged`(detail: TraceDetail) throws {
    let run = try MinimizationRun(OppositeLocks.self, iterations: 8)
    let traced = try run.explorer.trace(3, detail: detail)
    let read = try EvidenceJSON.decode(TracedIteration.self, from: EvidenceJSON.line(traced))
    #expect(read.result == traced.result)
    #expect(read.outline == traced.outline)
    #expect(!read.outline.steps.isEmpty && !read.outline.ready.isEmpty)
    #expect(read.trace == traced.trace)
    #expect(read.schedule == traced.schedule)
    #expect(read.diverged == traced.diverged)
  }

  @Test(arguments: [
    Guide.own, .exact([]), .exact([RecordedSchedule.Choice(index: 1, ready: 2, task: 3)]),
    .exact([RecordedSchedule.Choice(index: 1)]), .segments([], stepLimit: .max),
    .segments([Segment(task: TaskPath([2, 1, 3]), until: .max)], stepLimit: 7),
  ])
  func `a guide arrives unchanged`(guide: Guide) throws {
    let line = try EvidenceJSON.line(guide)
    #expect(try EvidenceJSON.decode(Guide.self, from: line) == guide)
  }

  @Test(arguments: [
    #"{"paths":[],"roles":[],"steps":"AQ","ready":""}"#,
    #"{"paths":[],"roles":[],"steps":"!","ready":""}"#,
    // A step of a task that does not exist, and a set that is longer than the ready entries.
    #"{"paths":[],"roles":[],"steps":"AQAAAAAAAAAAAAAAAAAAAAAAAAA=","ready":""}"#,
    #"{"paths":[],"roles":[],"steps":"AAAAAAAAAAAAAAAAAAAAAAEAAAA=","ready":""}"#,
  ])
  func `an outline that contradicts itself is refused`(text: String) {
    #expect(throws: DecodingError.self) {
      try EvidenceJSON.decode(Outline.self, from: Array(text.utf8))
    }
  }
}
