// Waits for a signal.
#include "outside.h"
#include <errno.h>

static long try_signal(const long *a) {
  static const struct timespec at_once = {0, 0};
  return ORIGINAL(sigtimedwait)((const sigset_t *)a[0], (siginfo_t *)a[1], &at_once);
}

static int wait_for_signal(const char *name, const sigset_t *set, siginfo_t *information, int64_t due) {
  stress_polled polled = {name, try_signal, EAGAIN, {(long)set, (long)information}};
  return (int)stress_wait_for_call(WORLD, &polled, due);
}

int sigwait(const sigset_t *restrict set, int *restrict signal) {
  if (!WORLD) return ORIGINAL(sigwait)(set, signal);
  int found = wait_for_signal("sigwait", set, NULL, STRESS_NEVER);
  if (found == -1) return errno;
  *signal = found;
  return 0;
}

int sigwaitinfo(const sigset_t *restrict set, siginfo_t *restrict information) {
  if (!WORLD) return ORIGINAL(sigwaitinfo)(set, information);
  return wait_for_signal("sigwaitinfo", set, information, STRESS_NEVER);
}

int sigtimedwait(const sigset_t *restrict set, siginfo_t *restrict information,
                 const struct timespec *restrict timeout) {
  if (!WORLD) return ORIGINAL(sigtimedwait)(set, information, timeout);
  return wait_for_signal("sigtimedwait", set, information, stress_after(WORLD, timeout));
}

// A signal handler ends these calls, and there is no form that does not wait. If none ends, the watchdog
// ends the iteration.
int sigsuspend(const sigset_t *mask) {
  if (WORLD) stress_note_escape(WORLD, STRESS_ESCAPE_WAIT);
  return ORIGINAL(sigsuspend)(mask);
}

int pause(void) {
  if (WORLD) stress_note_escape(WORLD, STRESS_ESCAPE_WAIT);
  return ORIGINAL(pause)();
}
