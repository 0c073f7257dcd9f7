import StressKit

// A command for tests, whose scenarios are compiled with the compiler's memory instrumentation.
StressCommand.main(scenarios: [UnlockedCounter.self])
