// Captures the stacks of blocked threads: a signal makes each thread copy its own stack.
#include "internal.h"
#include <errno.h>
#include <execinfo.h>
#include <pthread.h>
#include <signal.h>
#include <sys/syscall.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

enum { ALL_FRAMES = STRESS_FRAMES + 16 };

/// The thread that must answer next, until it begins to answer.
static _Atomic int asked;
static _Atomic bool answered;
static stress_stack answer;

static void on_stack_signal(int number, siginfo_t *info, void *context) {
  (void)number, (void)info;
  int self = (int)ORIGINAL(syscall)(SYS_gettid);
  // Ignore a late signal: this thread is no longer the one that must answer.
  if (!atomic_compare_exchange_strong(&asked, &self, 0)) return;
  int saved = errno;
  void *frames[ALL_FRAMES];
  int count = backtrace(frames, ALL_FRAMES);
  int first = 0;
#if defined(__x86_64__)
  void *pc = (void *)((ucontext_t *)context)->uc_mcontext.gregs[REG_RIP];
  // The frames below belong to this handler.
  for (int i = 0; i < count; i++)
    if (frames[i] == pc) first = i;
#endif
  answer.task = swift_task_getCurrent();
  answer.frame_count = 0;
  for (int i = first; i < count && answer.frame_count < STRESS_FRAMES; i++)
    if (!stress_is_own_code((uintptr_t)frames[i]))
      answer.frames[answer.frame_count++] = (uintptr_t)frames[i];
  errno = saved;
  atomic_store(&answered, true);
}

static void install(void) {
  void *frame;
  backtrace(&frame, 1);  // loads the unwinder
  struct sigaction action = {.sa_sigaction = on_stack_signal, .sa_flags = SA_SIGINFO | SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigaction(SIGRTMIN + STRESS_STACK_SIGNAL, &action, NULL);
}

int stress_thread_identifier(void) { return (int)ORIGINAL(syscall)(SYS_gettid); }

void stress_stacks_open(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  ORIGINAL(pthread_once)(&once, install);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGRTMIN + STRESS_STACK_SIGNAL);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

bool stress_capture_stack(int thread, int64_t milliseconds, stress_stack *stack) {
  atomic_store(&answered, false);
  atomic_store(&asked, thread);
  if (ORIGINAL(syscall)(SYS_tgkill, getpid(), thread, SIGRTMIN + STRESS_STACK_SIGNAL)) return false;
  struct timespec millisecond = {0, 1000000};
  for (int64_t i = 0; i < milliseconds && !atomic_load(&answered); i++)
    ORIGINAL(nanosleep)(&millisecond, NULL);
  int expected = thread;
  if (atomic_compare_exchange_strong(&asked, &expected, 0)) return false;
  // The thread has begun to answer and cannot be blocked, so wait without a limit.
  while (!atomic_load(&answered)) ORIGINAL(nanosleep)(&millisecond, NULL);
  *stack = answer;
  return true;
}
