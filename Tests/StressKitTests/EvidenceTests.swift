import Testing

@testable import StressKit

/// `race-stress/evidence/3` is a contract with every committed file.
struct EvidenceTests {
  @Test func `A file of this version is read and written with the same bytes`() throws {
    let bytes = Array(Self.fixture.utf8)
    let evidence = try EvidenceReader.decode(Evidence.self, from: bytes, named: "fixture")
    #expect(evidence.scenarios.map(\.name) == ["lost-update"])
    #expect(evidence.scenarios[0].metrics["conflict_count"]?.avg == Hundredths(402))
    #expect(evidence.scenarios[0].invariants[0].violations[0].seed == Seed(255))
    #expect(String(decoding: try EvidenceJSON.document(evidence), as: UTF8.self) == Self.fixture)
  }

  @Test func `A field that this version does not know is ignored`() throws {
    let text = Self.fixture.replacing(
      "{\n  \"complete\"",
      with: "{\n  \"new\": [],\n  \"complete\""
    )
    #expect(text != Self.fixture)
    let evidence = try EvidenceReader.decode(Evidence.self, from: Array(text.utf8), named: "test")
    #expect(String(decoding: try EvidenceJSON.document(evidence), as: UTF8.self) == Self.fixture)
  }

  private static let fixture = #"""
    {
      "complete": true,
      "configuration": {
        "architecture": "x86_64",
        "build": "debug",
        "granularity": "point",
        "iterations": 1000,
        "profile": "ci",
        "seed": "0x000000000000002a",
        "strategy": "portfolio",
        "toolchain": "6.3.1",
        "version": "0.1.0"
      },
      "scenarios": [
        {
          "choices": {
            "avg": 70.5,
            "max": 101,
            "min": 40,
            "sum": 70500
          },
          "escapes": {},
          "failures": [
            {
              "iterations": 1,
              "kind": "deadlock",
              "violations": []
            }
          ],
          "interleavings": {
            "distinct": 998
          },
          "invariants": [
            {
              "checked": 999,
              "description": "no update is lost",
              "id": "L1",
              "verdict": "failed",
              "violated": 1,
              "violations": [
                {
                  "actual": "1/2 \"lost\"",
                  "expected": "2",
                  "file": "failures/lost-update-1a2b3c4d.json",
                  "fingerprint": "1a2b3c4d",
                  "iteration": 17,
                  "replay": "race-stress replay failures/lost-update-1a2b3c4d.json",
                  "schedule": "0,1,0",
                  "seed": "0x00000000000000ff"
                }
              ]
            }
          ],
          "iterations": 1000,
          "metrics": {
            "conflict_count": {
              "avg": 4.02,
              "max": 9,
              "min": 0,
              "sum": 4021
            }
          },
          "name": "lost-update",
          "objective": "Two writers do not lose an update.",
          "parameters": {
            "writers": 2
          },
          "reasons": [],
          "step_limit": 20000,
          "steps": {
            "avg": 130,
            "max": 210,
            "min": 80,
            "sum": 130000
          },
          "verdict": "failed",
          "witnesses": [
            {
              "description": "both read before one wrote",
              "hits": 871,
              "id": "overlap"
            }
          ]
        }
      ],
      "schema": "race-stress/evidence/3",
      "summary": {
        "invariants": {
          "failed": 1,
          "inconclusive": 0,
          "passed": 0,
          "total": 1
        },
        "scenarios": 1,
        "verdict": "failed"
      }
    }
    """# + "\n"
}
