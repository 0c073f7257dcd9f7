// Every clock reads virtual time, and a blocking sleep moves it.
#include "carriers.h"
#include "outside.h"
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

enum { NANOSECONDS = 1000000000 };
// Virtual time starts at 2020-01-01T00:00:00Z on calendar clocks and at 1 s on the others.
static const int64_t CALENDAR_START = 1577836800;

static struct timespec virtual_time(const stress_world *world, bool calendar) {
  int64_t start = calendar ? CALENDAR_START : 1;
  return (struct timespec){start + world->now / NANOSECONDS, world->now % NANOSECONDS};
}

static void sleep_until(stress_world *world, int64_t instant) {
  if (world->takes_points) stress_point();
  if (instant > world->now && !stress_keep_asleep(instant)) world->now = instant;
}

/// Sleeps; other entries can go on meanwhile if the job can be kept.
static void advance(stress_world *world, int64_t seconds, int64_t nanoseconds) {
  int64_t span, later;
  if (__builtin_mul_overflow(seconds, (int64_t)NANOSECONDS, &span) ||
      __builtin_add_overflow(span, nanoseconds, &span) ||
      __builtin_add_overflow(world->now, span, &later))
    later = INT64_MAX;
  sleep_until(world, later);
}

void stress_advance_to(stress_world *world, int64_t instant) {
  if (instant > world->now) world->now = instant;
}

int64_t stress_virtual_instant(const struct timespec *time, bool calendar) {
  int64_t start = calendar ? CALENDAR_START : 1, span;
  if (__builtin_mul_overflow(time->tv_sec - start, (int64_t)NANOSECONDS, &span) ||
      __builtin_add_overflow(span, time->tv_nsec, &span))
    return STRESS_NEVER;
  return span;
}

int64_t stress_after(const stress_world *world, const struct timespec *span) {
  int64_t instant;
  if (!span || __builtin_mul_overflow((int64_t)span->tv_sec, (int64_t)NANOSECONDS, &instant) ||
      __builtin_add_overflow(instant, (int64_t)span->tv_nsec, &instant) ||
      __builtin_add_overflow(instant, world->now, &instant))
    return STRESS_NEVER;
  return instant;
}

int64_t stress_real_now(void) {
  struct timespec now;
  ORIGINAL(clock_gettime)(CLOCK_MONOTONIC, &now);
  return now.tv_sec * NANOSECONDS + now.tv_nsec;
}

void stress_real_sleep(int64_t nanoseconds) {
  struct timespec span = {nanoseconds / NANOSECONDS, nanoseconds % NANOSECONDS};
  ORIGINAL(nanosleep)(&span, NULL);
}

/// Whether a clock counts the processor time of processes or threads.
static bool is_processor_time(clockid_t clock) {
  return clock < 0 || clock == CLOCK_PROCESS_CPUTIME_ID || clock == CLOCK_THREAD_CPUTIME_ID;
}

int clock_gettime(clockid_t clock, struct timespec *out) {
  if (!WORLD || is_processor_time(clock)) return ORIGINAL(clock_gettime)(clock, out);
  *out = virtual_time(WORLD, stress_is_calendar(clock));
  return 0;
}

int gettimeofday(struct timeval *restrict out, void *restrict zone) {
  if (!WORLD) return ORIGINAL(gettimeofday)(out, zone);
  struct timespec now = virtual_time(WORLD, true);
  *out = (struct timeval){now.tv_sec, now.tv_nsec / 1000};
  return 0;
}

time_t time(time_t *out) {
  if (!WORLD) return ORIGINAL(time)(out);
  time_t now = virtual_time(WORLD, true).tv_sec;
  if (out) *out = now;
  return now;
}

int nanosleep(const struct timespec *span, struct timespec *rest) {
  if (!WORLD) return ORIGINAL(nanosleep)(span, rest);
  advance(WORLD, span->tv_sec, span->tv_nsec);
  return 0;
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *span, struct timespec *rest) {
  if (!WORLD) return ORIGINAL(clock_nanosleep)(clock, flags, span, rest);
  struct timespec from = {0, 0};
  if (flags & TIMER_ABSTIME) from = virtual_time(WORLD, stress_is_calendar(clock));
  int64_t seconds = span->tv_sec - from.tv_sec, nanoseconds = span->tv_nsec - from.tv_nsec;
  if (seconds > 0 || (seconds == 0 && nanoseconds > 0)) advance(WORLD, seconds, nanoseconds);
  return 0;
}

int usleep(useconds_t microseconds) {
  if (!WORLD) return ORIGINAL(usleep)(microseconds);
  advance(WORLD, 0, (int64_t)microseconds * 1000);
  return 0;
}

unsigned sleep(unsigned seconds) {
  if (!WORLD) return ORIGINAL(sleep)(seconds);
  advance(WORLD, seconds, 0);
  return 0;
}

int thrd_sleep(const struct timespec *span, struct timespec *rest) {
  if (!WORLD) return ORIGINAL(thrd_sleep)(span, rest);
  advance(WORLD, span->tv_sec, span->tv_nsec);
  return 0;
}

int timespec_get(struct timespec *out, int base) {
  if (!WORLD || base != TIME_UTC) return ORIGINAL(timespec_get)(out, base);
  *out = virtual_time(WORLD, true);
  return base;
}

// Only the result is virtual time; the fields are processor time.
clock_t times(struct tms *out) {
  clock_t real = ORIGINAL(times)(out);
  if (!WORLD) return real;
  struct timespec now = virtual_time(WORLD, false);
  int64_t ticks = sysconf(_SC_CLK_TCK);
  return now.tv_sec * ticks + now.tv_nsec / (NANOSECONDS / ticks);
}

static long set(struct timespec *out, struct timespec value) {
  if (out) *out = value;
  return 0;
}

bool stress_call_clock(stress_world *world, long number, const long *a, long *result) {
  switch (number) {
  case SYS_clock_gettime:
    if (is_processor_time((clockid_t)a[0])) return false;
    *result = set((struct timespec *)a[1], virtual_time(world, stress_is_calendar((clockid_t)a[0])));
    return true;
#if defined(SYS_time)
  case SYS_time:
    *result = virtual_time(world, true).tv_sec;
    if (a[0]) *(time_t *)a[0] = *result;
    return true;
#endif
  case SYS_gettimeofday: {
    struct timespec now = virtual_time(world, true);
    if (a[0]) *(struct timeval *)a[0] = (struct timeval){now.tv_sec, now.tv_nsec / 1000};
    *result = 0;
    return true;
  }
  case SYS_nanosleep: {
    const struct timespec *span = (const struct timespec *)a[0];
    advance(world, span->tv_sec, span->tv_nsec);
    *result = 0;
    return true;
  }
  case SYS_clock_nanosleep: {
    const struct timespec *span = (const struct timespec *)a[2];
    if (a[1] & TIMER_ABSTIME)
      sleep_until(world, stress_virtual_instant(span, stress_is_calendar((clockid_t)a[0])));
    else advance(world, span->tv_sec, span->tv_nsec);
    *result = 0;
    return true;
  }
  default: return false;
  }
}
