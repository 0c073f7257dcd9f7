// Condition variables. On a thread that cannot keep its job, only work outside control can end a wait for one.
#include "carriers.h"
#include "outside.h"
#include <errno.h>

/// Waits in real time until `limit`. A wait cannot be tried or split: it could miss its signal.
static int wait_for_real(pthread_cond_t *condition, pthread_mutex_t *mutex, int64_t limit) {
  int64_t until = stress_real_now() + limit;
  struct timespec time = {until / 1000000000, until % 1000000000};
  int error = ORIGINAL(pthread_cond_clockwait)(condition, mutex, CLOCK_MONOTONIC, &time);
  if (!error) stress_note_escape(WORLD, STRESS_ESCAPE_WAIT);
  return error;
}

static int wait_for_ever(pthread_cond_t *condition, pthread_mutex_t *mutex) {
  int error = wait_for_real(condition, mutex, stress_patience(WORLD));
  if (error == ETIMEDOUT) stress_blocked("a wait for a condition variable");
  return error;
}

static int wait_with_limit(pthread_cond_t *condition, pthread_mutex_t *mutex, int64_t due) {
  int64_t span = due - WORLD->now;
  if (span > 0 && stress_outside_could_help(WORLD)) {
    int error = wait_for_real(condition, mutex, stress_timed_patience(span));
    if (error != ETIMEDOUT) return error;
  }
  stress_advance_to(WORLD, due);
  return ETIMEDOUT;
}

static int wait_for_signal(pthread_cond_t *condition, pthread_mutex_t *mutex, int64_t due) {
  stress_release(mutex);
  if (!stress_can_keep(WORLD)) {
    int error = due == STRESS_NEVER ? wait_for_ever(condition, mutex) : wait_with_limit(condition, mutex, due);
    stress_acquire(mutex);
    return error;
  }
  // The job waits before the mutex is free, so that it cannot miss a signal.
  stress_begin_wait(STRESS_WAIT_CONDITION, condition, due);
  ORIGINAL(pthread_mutex_unlock)(mutex);
  bool touched = stress_keep_until_touched();
  // Outside control, the code must look again.
  if (!WORLD) return ORIGINAL(pthread_mutex_lock)(mutex);
  int error = stress_lock(mutex);
  return error ? error : touched ? 0 : ETIMEDOUT;
}

int pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex) {
  if (!WORLD) return ORIGINAL(pthread_cond_wait)(condition, mutex);
  return wait_for_signal(condition, mutex, STRESS_NEVER);
}

int pthread_cond_signal(pthread_cond_t *condition) {
  if (WORLD) stress_touch(WORLD, condition, true);
  int error = ORIGINAL(pthread_cond_signal)(condition);
  STRESS_POINT();
  return error;
}

int pthread_cond_broadcast(pthread_cond_t *condition) {
  if (WORLD) stress_touch(WORLD, condition, false);
  int error = ORIGINAL(pthread_cond_broadcast)(condition);
  STRESS_POINT();
  return error;
}

int pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex,
                           const struct timespec *until) {
  if (!WORLD) return ORIGINAL(pthread_cond_timedwait)(condition, mutex, until);
  // The clock of a condition variable cannot be read; calendar values are far larger than others.
  bool calendar = until->tv_sec > 1000000000;
  return wait_for_signal(condition, mutex, stress_virtual_instant(until, calendar));
}

int pthread_cond_clockwait(pthread_cond_t *condition, pthread_mutex_t *mutex, clockid_t clock,
                           const struct timespec *until) {
  if (!WORLD) return ORIGINAL(pthread_cond_clockwait)(condition, mutex, clock, until);
  return wait_for_signal(condition, mutex, stress_virtual_instant(until, stress_is_calendar(clock)));
}

// MARK: C11, whose condition variables are POSIX condition variables in glibc

static int c_result(int error) {
  return error == 0 ? thrd_success : error == ETIMEDOUT ? thrd_timedout : thrd_error;
}

int cnd_wait(cnd_t *condition, mtx_t *mutex) {
  if (!WORLD) return ORIGINAL(cnd_wait)(condition, mutex);
  return c_result(wait_for_signal((pthread_cond_t *)condition, (pthread_mutex_t *)mutex, STRESS_NEVER));
}

int cnd_signal(cnd_t *condition) {
  if (WORLD) stress_touch(WORLD, condition, true);
  int result = ORIGINAL(cnd_signal)(condition);
  STRESS_POINT();
  return result;
}

int cnd_broadcast(cnd_t *condition) {
  if (WORLD) stress_touch(WORLD, condition, false);
  int result = ORIGINAL(cnd_broadcast)(condition);
  STRESS_POINT();
  return result;
}

int cnd_timedwait(cnd_t *restrict condition, mtx_t *restrict mutex, const struct timespec *restrict until) {
  if (!WORLD) return ORIGINAL(cnd_timedwait)(condition, mutex, until);
  int64_t due = stress_virtual_instant(until, true);
  return c_result(wait_for_signal((pthread_cond_t *)condition, (pthread_mutex_t *)mutex, due));
}
