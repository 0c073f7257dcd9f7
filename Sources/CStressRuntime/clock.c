// Every clock reads virtual time, and a sleep that would block moves it.
#include "outside.h"
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

static void advance(stress_world *world, int64_t seconds, int64_t nanoseconds) {
  int64_t span, later;
  if (__builtin_mul_overflow(seconds, (int64_t)NANOSECONDS, &span) ||
      __builtin_add_overflow(span, nanoseconds, &span) ||
      __builtin_add_overflow(world->now, span, &later))
    later = INT64_MAX;
  world->now = later;
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

int64_t stress_real_now(void) {
  struct timespec now;
  ORIGINAL(clock_gettime)(CLOCK_MONOTONIC, &now);
  return now.tv_sec * NANOSECONDS + now.tv_nsec;
}

void stress_real_sleep(int64_t nanoseconds) {
  struct timespec span = {nanoseconds / NANOSECONDS, nanoseconds % NANOSECONDS};
  ORIGINAL(nanosleep)(&span, NULL);
}

int clock_gettime(clockid_t clock, struct timespec *out) {
  if (!WORLD || clock == CLOCK_PROCESS_CPUTIME_ID || clock == CLOCK_THREAD_CPUTIME_ID)
    return ORIGINAL(clock_gettime)(clock, out);
  *out = virtual_time(WORLD, clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE);
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
  if (flags & TIMER_ABSTIME) from = virtual_time(WORLD, clock == CLOCK_REALTIME);
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
