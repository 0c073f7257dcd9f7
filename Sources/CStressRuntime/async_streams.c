// What a program puts into an asynchronous stream is recorded for the table of a failure, and is a point: a consumer
// may go on.
#include "carriers.h"

static void note(stress_event_kind kind) {
  if (WORLD && UNLIKELY(WORLD->tracing)) stress_record_event(WORLD, kind, 0);
}

#define YIELD(name)                                                                                \
  SWIFT_CC void name(INDIRECT_RESULT void *result, void *a, void *b, void *c, SELF void *self) { \
    note(STRESS_EVENT_YIELD);                                                                      \
    ORIGINAL(name)(result, a, b, c, self);                                                         \
    STRESS_POINT();                                                                                \
  }

YIELD(stress_stream_yield)
YIELD(stress_stream_yield_nothing)
YIELD(stress_stream_yield_result)
YIELD(stress_throwing_stream_yield)
YIELD(stress_throwing_stream_yield_nothing)
YIELD(stress_throwing_stream_yield_result)

#define FINISH(name)                                                       \
  SWIFT_CC void name(void *a, void *b, void *c, SELF void *self) {         \
    note(STRESS_EVENT_FINISH);                                             \
    ORIGINAL(name)(a, b, c, self);                                         \
    STRESS_POINT();                                                        \
  }

FINISH(stress_stream_finish)
FINISH(stress_throwing_stream_finish)
