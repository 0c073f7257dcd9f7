/// A call of the engine with its answer, and the records and the time around it.
package struct ObservedCall: Sendable {
  /// The name of the call in findings.
  package let name: String
  package let call: EngineCall

  /// `nil` if the engine crashed before it answered.
  package let answer: EngineAnswer?

  /// The number of the last record before the call, and of the last one before its answer.
  package let records: ClosedRange<Int>

  /// The time before the call.
  package let time: CallTime

  package init(
    _ name: String,
    _ call: EngineCall,
    _ answer: EngineAnswer?,
    records: ClosedRange<Int>,
    time: CallTime
  ) {
    self.name = name
    self.call = call
    self.answer = answer
    self.records = records
    self.time = time
  }
}
