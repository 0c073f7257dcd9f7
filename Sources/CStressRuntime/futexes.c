// Waits on futexes, which dispatch and the standard library's mutex use.
#include "carriers.h"
#include "outside.h"
#include <errno.h>
#include <linux/futex.h>
#include <sys/syscall.h>

typedef struct { const long *arguments; stress_syscall call; long result; int error; } lock_attempt;

static bool try_lock(void *argument) {
  lock_attempt *attempt = argument;
  const long *a = attempt->arguments;
  long flags = a[1] & ~(long)FUTEX_CMD_MASK;
  attempt->result = attempt->call(SYS_futex, a[0], FUTEX_TRYLOCK_PI | flags, 0l, 0l, 0l, 0l);
  attempt->error = errno;
  return attempt->result == 0 || attempt->error != EAGAIN;
}

static long wait_on_word(stress_world *world, const long *a, stress_syscall call) {
  const struct timespec *limit = (const struct timespec *)a[3];
  int64_t span = STRESS_NEVER;
  if (limit) span = limit->tv_sec > 1000000000 ? STRESS_NEVER : limit->tv_sec * 1000000000 + limit->tv_nsec;
  bool virtual = limit && !stress_outside_could_help(world);
  int64_t real = virtual ? 0 : limit ? stress_timed_patience(span) : stress_patience(world);
  if (!limit && real < STRESS_LOCK_PATIENCE) real = STRESS_LOCK_PATIENCE;
  struct timespec time = {real / 1000000000, real % 1000000000};
  long result = call(SYS_futex, a[0], a[1], a[2], (long)&time, a[4], a[5]);
  if (result == 0 || errno != ETIMEDOUT) return result;
  if (!limit) stress_blocked("a lock or DispatchQueue.sync");
  stress_advance_to(world, span == STRESS_NEVER ? STRESS_NEVER : world->now + span);
  errno = ETIMEDOUT;
  return -1;
}

long stress_futex(const long *arguments, stress_syscall call) {
  stress_world *world = WORLD;
  switch (arguments[1] & FUTEX_CMD_MASK) {
  case FUTEX_WAIT:
    return wait_on_word(world, arguments, call);
  case FUTEX_LOCK_PI: {
    lock_attempt attempt = {arguments, call, 0, 0};
    const volatile uint32_t *word = (const volatile uint32_t *)arguments[0];
    while (stress_is_ours(world, *word & FUTEX_TID_MASK) &&
           stress_keep_until_zero(STRESS_WAIT_WORD, (const void *)word, word, STRESS_NEVER) == STRESS_DONE)
      if (try_lock(&attempt)) {
        stress_acquire((const void *)word);
        errno = attempt.error;
        return attempt.result;
      }
    if (!WORLD)
      return call(SYS_futex, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5]);
    stress_wait_until(world, (stress_wait){.name = "a lock", try_lock, &attempt, .is_brief = true}, STRESS_NEVER);
    stress_acquire((const void *)word);
    errno = attempt.error;
    return attempt.result;
  }
  case FUTEX_UNLOCK_PI: stress_release((const void *)arguments[0]); [[fallthrough]];
  default:
    return call(SYS_futex, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5]);
  }
}
