// Callbacks of code that is compiled with the compiler's memory instrumentation (`-sanitize=thread`), and functions
// of the system after which memory has another owner.
//
// A program that links this target passes every access of such code to CStressRuntime.
#pragma once
/// Begins to observe what the Swift runtime orders. Instrumented code calls it when it is loaded.
void stress_watch_runtime(void);
