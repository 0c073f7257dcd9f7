// Blocking calls that also have a form that does not wait.
#include "outside.h"
#include <errno.h>

static bool try_polled(void *argument) {
  stress_polled *polled = argument;
  polled->result = polled->call(polled->a);
  polled->error = errno;
  return polled->result != -1 || polled->error != polled->again;
}

long stress_wait_for_call(stress_world *world, stress_polled *polled, int64_t due) {
  stress_wait_until(world, (stress_wait){polled->name, try_polled, polled}, due);
  errno = polled->error;
  return polled->result;
}

typedef struct {
  stress_take take;
  void *lock;
  int error;
} lock_attempt;

static bool try_lock(void *argument) {
  lock_attempt *attempt = argument;
  attempt->error = attempt->take(attempt->lock);
  return attempt->error != EBUSY;
}

int stress_wait_for_lock(stress_world *world, const char *name, stress_take take, void *lock, int64_t due) {
  lock_attempt attempt = {take, lock, 0};
  stress_wait wait = {name, try_lock, &attempt, .is_brief = true};
  return stress_wait_until(world, wait, due) ? attempt.error : ETIMEDOUT;
}
