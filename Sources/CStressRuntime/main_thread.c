// Answers of the system to code that asks where it runs. In production, code of the main actor and blocks of the main
// queue run on the main thread; under control they have a thread that only they use.
#include "internal.h"
#include <stdio.h>

/// Whether the calling thread is inside a block of the main queue.
static __thread bool in_main_block __attribute__((tls_model("initial-exec")));

bool stress_enter_main_block(void) {
  bool was_in_block = in_main_block;
  in_main_block = true;
  return was_in_block;
}

void stress_leave_main_block(bool was_in_block) { in_main_block = was_in_block; }

bool stress_is_on_main(void) {
  uintptr_t executor = swift_task_getCurrentExecutor().identity;
  return in_main_block || (executor && executor == stress_main_identity);
}

// Foundation asks this for `Thread.isMainThread`.
unsigned char _CFIsMainThread(void) { return WORLD ? stress_is_on_main() : ORIGINAL(_CFIsMainThread)(); }

/// Whether an assertion that the calling code runs on a queue holds, if control knows that it does. An actor's own queue
/// passes too, because control runs the actor's code elsewhere.
static bool is_on(void *queue) {
  if (!WORLD) return false;
  bool on_main = stress_is_on_main();
  return queue == stress_main_queue() ? on_main : swift_task_getCurrentExecutor().identity && !on_main;
}

// Code may assert that it runs on a queue, and the compiler adds such checks.
void dispatch_assert_queue(void *queue) {
  if (!is_on(queue)) ORIGINAL(dispatch_assert_queue)(queue);
}

void dispatch_assert_queue_barrier(void *queue) {
  if (!is_on(queue)) ORIGINAL(dispatch_assert_queue_barrier)(queue);
}

void dispatch_assert_queue_not(void *queue) {
  if (!WORLD || queue != stress_main_queue()) return ORIGINAL(dispatch_assert_queue_not)(queue);
  if (!stress_is_on_main()) return;
  ORIGINAL(fputs)("Fatal error: this code runs on the main queue, and asserts that it does not\n", stderr);
  __builtin_trap();
}
