// A cancellation is a point: its handlers have run, and the code that called it has not gone on.
#include "carriers.h"

#define CANCEL(name)                                                 \
  SWIFT_CC void name(void *task, void *a, void *b, SELF void *self) { \
    ORIGINAL(name)(task, a, b, self);                                \
    STRESS_POINT();                                                  \
  }

CANCEL(stress_cancel_task)
CANCEL(stress_cancel_current)
CANCEL(stress_cancel_group)
CANCEL(stress_cancel_throwing_group)
CANCEL(stress_cancel_discarding_group)
CANCEL(stress_cancel_throwing_discarding_group)
