// Condition variables: a wait for one can only be ended from outside control.
#include "outside.h"
#include <errno.h>
#include <pthread.h>

/// Waits for real until `limit`; there is no trying, and a wait in parts could miss its signal.
static int wait_for_real(pthread_cond_t *condition, pthread_mutex_t *mutex, int64_t limit) {
  int64_t until = stress_real_now() + limit;
  struct timespec time = {until / 1000000000, until % 1000000000};
  int error = pthread_cond_clockwait(condition, mutex, CLOCK_MONOTONIC, &time);
  if (!error) stress_note_escape(WORLD, STRESS_ESCAPE_WAIT);
  return error;
}

int pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex) {
  if (!WORLD) return ORIGINAL(pthread_cond_wait)(condition, mutex);
  if (wait_for_real(condition, mutex, stress_patience(WORLD)) == ETIMEDOUT)
    stress_blocked("a wait for a condition variable");
  return 0;
}

int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex,
                           const struct timespec *until) {
  if (!WORLD) return ORIGINAL(pthread_cond_timedwait)(condition, mutex, until);
  // Which clock the condition variable has cannot be asked; the calendar's values are far larger.
  bool calendar = until->tv_sec > 1000000000;
  int64_t due = stress_virtual_instant(until, calendar), span = due - WORLD->now;
  if (span > 0 && stress_outside_could_help(WORLD)) {
    if (!wait_for_real(condition, mutex, stress_timed_patience(span))) return 0;
  }
  stress_advance_to(WORLD, due);
  return ETIMEDOUT;
}
