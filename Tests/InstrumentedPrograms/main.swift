import StressKit

// A command for tests, whose scenarios are compiled with the compiler's memory instrumentation.
StressCommand.main(scenarios: [
  CancelledFlag.self, EscapedState.self, LastReference.self, LazyValue.self, LoadThenStore.self,
  PlainFlag.self, PlainCounter.self, ReadBeforeJoin.self, RelaxedFlag.self, SharedArray.self,
  SharedSnapshot.self, StartedTwice.self, UnlockedCounter.self,
  UnsafeGlobal.self, WriteUnderReadLock.self, WriteWithoutBarrier.self,
])
