// Answers of the system to code that asks where it runs. In production, code of the main actor and blocks of the main
// queue run on the main thread; under control they run on other threads.
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

void stress_exchange_main_block(bool *is_in_block) {
  bool before = in_main_block;
  in_main_block = *is_in_block;
  *is_in_block = before;
}

bool stress_is_on_main(void) {
  uintptr_t executor = swift_task_getCurrentExecutor().identity;
  return in_main_block || (executor && executor == stress_main_identity);
}

/// Whether a caller in Foundation is `Thread.isMainThread`. Others ask for themselves: `Thread.current`, which remembers
/// the answer for its thread, and run loops.
static bool is_asked_by_program(const void *caller) {
  Dl_info getter;
  return dladdr(caller, &getter) && getter.dli_sname &&
         !strcmp(getter.dli_sname, "$s10Foundation6ThreadC06isMainB0SbvgZ");
}

unsigned char _CFIsMainThread(void) {
  if (WORLD && is_asked_by_program(__builtin_return_address(0))) return stress_is_on_main();
  return ORIGINAL(_CFIsMainThread)();
}

_Noreturn static void fail(const char *text) {
  ORIGINAL(fputs)(text, stderr);
  __builtin_trap();
}

/// Whether control knows that an assertion of being on a queue holds. An actor's own queue passes too, because control
/// runs the actor's code elsewhere.
static bool is_on(void *queue) {
  if (!WORLD) return false;
  bool on_main = stress_is_on_main();
  if (queue != stress_main_queue()) return swift_task_getCurrentExecutor().identity && !on_main;
  if (!on_main) fail("Fatal error: this code asserts that it runs on the main queue, and does not\n");
  return true;
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
  if (stress_is_on_main()) fail("Fatal error: this code runs on the main queue, and asserts that it does not\n");
}
