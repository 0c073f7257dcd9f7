// Stalls threads that run iterations in parallel, by a signal at any instruction.
#include "internal.h"
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#ifndef sigev_notify_thread_id
#define sigev_notify_thread_id _sigev_un._tid
#endif

enum { NANOSECONDS = 1000000000 };

static __thread timer_t slice_timer;
static __thread bool has_slice_timer;
/// Nanoseconds for which the thread stalls at the end of its slice, or 0.
static __thread volatile int64_t slice_stall;

static struct timespec span(int64_t nanoseconds) {
  return (struct timespec){nanoseconds / NANOSECONDS, nanoseconds % NANOSECONDS};
}

/// Stalls the thread.
static void on_slice_end(int number) {
  (void)number;
  int64_t stall = slice_stall;
  if (stall <= 0) return;  // the job has ended
  slice_stall = 0;
  int saved = errno;
  struct timespec rest = span(stall);
  ORIGINAL(nanosleep)(&rest, NULL);
  errno = saved;
}

static void install_handler(void) {
  struct sigaction action = {.sa_handler = on_slice_end, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(SIGRTMIN + STRESS_SLICE_SIGNAL, &action, NULL);
}

bool stress_slices_open(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  ORIGINAL(pthread_once)(&once, install_handler);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGRTMIN + STRESS_SLICE_SIGNAL);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGRTMIN + STRESS_SLICE_SIGNAL};
  event.sigev_notify_thread_id = (pid_t)ORIGINAL(syscall)(SYS_gettid);
  has_slice_timer = timer_create(CLOCK_MONOTONIC, &event, &slice_timer) == 0;
  return has_slice_timer;
}

void stress_slices_close(void) {
  stress_slice_end();
  if (has_slice_timer) timer_delete(slice_timer);
  has_slice_timer = false;
}

__thread int64_t stress_hop_stall __attribute__((tls_model("initial-exec")));

void stress_stall_at_hop(void) {
  struct timespec rest = span(stress_hop_stall);
  stress_hop_stall = 0;
  int saved = errno;
  ORIGINAL(nanosleep)(&rest, NULL);
  errno = saved;
}

void stress_slice_begin(int64_t after, int64_t stall) {
  if (after == STRESS_AT_HOP) {
    stress_hop_stall = stall;
    return;
  }
  if (!has_slice_timer) return;
  slice_stall = stall;
  struct itimerspec once = {.it_value = span(after > 0 ? after : 1)};
  ORIGINAL(timer_settime)(slice_timer, 0, &once, NULL);
}

void stress_slice_end(void) {
  stress_hop_stall = 0;
  if (!has_slice_timer || !slice_stall) return;
  slice_stall = 0;
  struct itimerspec never = {{0, 0}, {0, 0}};
  ORIGINAL(timer_settime)(slice_timer, 0, &never, NULL);
}
