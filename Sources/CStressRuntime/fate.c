// Iterations that crash, end the process or hang. The driving thread is frozen at that place, so that a
// monitor thread can read its stack and continue the run.
#include "internal.h"
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <ucontext.h>
#include <unistd.h>

enum { ALTERNATE_STACK = 1 << 16, OVERFLOW_REACH = 1 << 16 };
static const int caught[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE};
enum { CAUGHT = sizeof caught / sizeof *caught };
// A real-time signal, which the system never sends by itself.
#define WATCHDOG_SIGNAL (SIGRTMIN + STRESS_WATCHDOG_SIGNAL)

struct stress_watch {
  stress_progress *progress;
  pid_t process;  ///< The process of the iteration; a child of `vfork` shares this memory.
  _Atomic pid_t driver_id;  ///< The thread that runs the iteration now.
  sem_t frozen;
};

static __thread stress_watch *this_watch __attribute__((tls_model("initial-exec")));
static __thread struct { uintptr_t low, high; pid_t id; } this_stack;
static struct sigaction previous[CAUGHT];
static pthread_once_t installed = PTHREAD_ONCE_INIT;
static bool has_handlers;

stress_progress *stress_progress_map(int descriptor) {
  int flags = descriptor < 0 ? MAP_SHARED | MAP_ANONYMOUS : MAP_SHARED;
  void *memory = mmap(NULL, sizeof(stress_progress), PROT_READ | PROT_WRITE, flags, descriptor, 0);
  return memory == MAP_FAILED ? NULL : memory;
}

int stress_progress_file(void) {
  int descriptor = memfd_create("race-stress progress", MFD_CLOEXEC);
  if (descriptor < 0 || ftruncate(descriptor, sizeof(stress_progress))) return -1;
  return descriptor;
}

void stress_progress_unmap(stress_progress *progress) { munmap(progress, sizeof *progress); }

uint64_t stress_progress_beat(const stress_progress *progress) {
  return __atomic_load_n(&progress->beat, __ATOMIC_RELAXED);
}

bool stress_progress_should_stop(const stress_progress *progress) {
  return __atomic_load_n(&progress->stop, __ATOMIC_RELAXED);
}

void stress_progress_set_stop(stress_progress *progress, bool stop) {
  __atomic_store_n(&progress->stop, stop, __ATOMIC_RELAXED);
}

uint32_t stress_walk(uintptr_t pc, uintptr_t frame, uintptr_t low, uintptr_t high, uintptr_t *frames,
                     uint32_t limit) {
  // Bit 60 marks the frames of async functions.
  const uintptr_t async_mark = (uintptr_t)1 << 60;
  uint32_t count = 0;
  // If this layer ends the iteration, the useful place is the code that called it.
  if (pc && count < limit && !stress_is_own_code(pc)) frames[count++] = pc;
  while (count < limit) {
    frame &= ~async_mark;
    if (frame < low || frame > high - 2 * sizeof(uintptr_t) || frame % sizeof(uintptr_t)) break;
    const uintptr_t *words = (const uintptr_t *)frame;
    uintptr_t next = words[0] & ~async_mark, caller = words[1];
    if (caller < 4096 || next <= frame || next >= high) break;
    // Move the first address, where the thread stopped, from behind the call into it.
    if (!stress_is_own_code(caller)) frames[count] = count ? caller : caller - 2, count++;
    frame = next;
  }
  return count;
}

/// Records the stack of the iteration and stops its thread forever.
__attribute__((noreturn)) static void freeze(stress_watch *watch, uintptr_t pc, uintptr_t frame) {
  stress_progress *progress = watch->progress;
  // Frames above the loop that drives the iteration belong to the tool.
  uintptr_t high = WORLD && WORLD->base ? WORLD->base : this_stack.high;
  progress->frame_count =
      stress_walk(pc, frame, this_stack.low, high, progress->frames, STRESS_FRAMES);
  // Code without frame pointers, such as the C library, needs the slow unwinder; `install` has loaded it.
  if (progress->frame_count < 2) {
    uint32_t all = (uint32_t)backtrace((void **)progress->frames, STRESS_FRAMES);
    progress->frame_count = 0;
    for (uint32_t i = 0; i < all; i++)
      if (!stress_is_own_code(progress->frames[i]))
        progress->frames[progress->frame_count++] = progress->frames[i];
  }
  ORIGINAL(sem_post)(&watch->frozen);
  for (;;) ORIGINAL(pause)();
}

void stress_give_up_in(stress_fate fate, const char *reason, uintptr_t frame) {
  stress_watch *watch = this_watch;
  if (!watch) {
    // Without a monitor thread, nothing could continue the run.
    fprintf(stderr, "race-stress: an iteration was given up: %s\n", reason);
    abort();
  }
  stress_progress *progress = watch->progress;
  if (progress->fate == STRESS_GOES_ON) {
    progress->fate = fate;
    strncpy(progress->reason, reason, sizeof progress->reason - 1);
  }
  freeze(watch, 0, frame);
}

static void read_context(void *context, uintptr_t *pc, uintptr_t *frame, uintptr_t *stack) {
  const mcontext_t *machine = &((ucontext_t *)context)->uc_mcontext;
#if defined(__x86_64__)
  *pc = (uintptr_t)machine->gregs[REG_RIP];
  *frame = (uintptr_t)machine->gregs[REG_RBP];
  *stack = (uintptr_t)machine->gregs[REG_RSP];
#elif defined(__aarch64__)
  *pc = (uintptr_t)machine->pc;
  *frame = (uintptr_t)machine->regs[29];
  *stack = (uintptr_t)machine->sp;
#endif
}

static void restore_previous(int number) {
  for (int i = 0; i < (int)CAUGHT; i++)
    if (caught[i] == number) sigaction(number, &previous[i], NULL);
}

static void on_fatal_signal(int number, siginfo_t *info, void *context) {
  stress_watch *watch = this_watch;
  if (watch && watch->process != getpid()) {
    // A child of `vfork` shares the parent's memory and must end without changing it.
    restore_previous(number);
    if (info->si_code <= 0) raise(number);
    return;
  }
  // On real threads, record which of the concurrent iterations received the signal.
  if (LANE && LANE->progress) LANE->progress->iteration = LANE->iteration;
  if (!watch || !WORLD) {
    // No watched iteration: the previous handler or the default handles the signal. A handler may
    // start a process and wait for it, so the thread leaves control first.
    stress_leave();
    restore_previous(number);
    if (info->si_code <= 0) raise(number);  // sent by a process, so it would not occur again
    return;
  }
  uintptr_t pc = 0, frame = 0, stack = 0;
  read_context(context, &pc, &frame, &stack);
  stress_progress *progress = watch->progress;
  progress->fate = STRESS_CRASHED;
  progress->signal = number;
  uintptr_t address = (uintptr_t)info->si_addr;
  progress->overflowed = number == SIGSEGV && address + OVERFLOW_REACH > stack &&
                         address < stack + OVERFLOW_REACH && address < this_stack.low + OVERFLOW_REACH;
  freeze(watch, pc, frame);
}

static void on_watchdog(int number, siginfo_t *info, void *context) {
  (void)number, (void)info;
  stress_watch *watch = this_watch;
  if (!watch || !WORLD || watch->progress->fate != STRESS_GOES_ON) return;
  uintptr_t pc = 0, frame = 0, stack = 0;
  read_context(context, &pc, &frame, &stack);
  watch->progress->fate = STRESS_HUNG;
  freeze(watch, pc, frame);
}

static void install(void) {
  void *frame;
  backtrace(&frame, 1);  // loads the unwinder
  struct sigaction action = {.sa_sigaction = on_fatal_signal, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < (int)CAUGHT; i++) sigaction(caught[i], &action, &previous[i]);
  action.sa_sigaction = on_watchdog;
  action.sa_flags |= SA_RESTART;
  sigaction(WATCHDOG_SIGNAL, &action, NULL);
  has_handlers = true;
}

/// Prepares the calling thread to be frozen.
static void watch_thread(void) {
  void *alternate = malloc(ALTERNATE_STACK);
  if (!alternate) abort();
  pthread_attr_t attributes;
  void *low;
  size_t size;
  pthread_getattr_np(pthread_self(), &attributes);
  pthread_attr_getstack(&attributes, &low, &size);
  pthread_attr_destroy(&attributes);
  this_stack.low = (uintptr_t)low;
  this_stack.high = (uintptr_t)low + size;
  this_stack.id = gettid();
  stack_t stack = {.ss_sp = alternate, .ss_size = ALTERNATE_STACK};
  sigaltstack(&stack, NULL);
  // A thread that a thread of dispatch made inherits a mask that blocks the watchdog signal.
  sigset_t wanted;
  sigemptyset(&wanted);
  sigaddset(&wanted, WATCHDOG_SIGNAL);
  for (int i = 0; i < (int)CAUGHT; i++) sigaddset(&wanted, caught[i]);
  pthread_sigmask(SIG_UNBLOCK, &wanted, NULL);
}

static void leave_thread(void) {
  stack_t off = {.ss_flags = SS_DISABLE}, old;
  sigaltstack(&off, &old);
  free(old.ss_sp);
  this_watch = NULL;
}

stress_watch *stress_watch_begin(stress_progress *progress) {
  stress_watch *watch = calloc(1, sizeof *watch);
  if (!watch) abort();
  watch->progress = progress;
  watch->process = getpid();
  watch->driver_id = gettid();
  sem_init(&watch->frozen, 0, 0);
  ORIGINAL(pthread_once)(&installed, install);
  watch_thread();
  this_watch = watch;
  return watch;
}

stress_watch *stress_watch_of_thread(void) { return this_watch; }

void stress_watch_join(stress_watch *watch) {
  if (!watch) return;
  watch_thread();
  this_watch = watch;
}

void stress_watch_part(void) {
  if (this_watch) leave_thread();
}

void stress_watch_follow(void) {
  if (this_watch) this_watch->driver_id = this_stack.id;
}

void stress_watch_exchange_stack(uintptr_t *low, uintptr_t *high) {
  uintptr_t before[] = {this_stack.low, this_stack.high};
  this_stack.low = *low;
  this_stack.high = *high;
  *low = before[0];
  *high = before[1];
}

void stress_watch_end(stress_watch *watch) {
  leave_thread();
  sem_destroy(&watch->frozen);
  free(watch);
}

bool stress_may_give_up(void) { return WORLD && this_watch && this_watch->process == getpid(); }

/// Removes a child of `fork` from the iteration: its crash or exit concerns only the child and its parent.
static void leave_in_child(void) {
  if (WORLD) {
    WORLD->progress = NULL;  // shared with the parent
    WORLD->is_forked = WORLD->halted = true;
  }
  stress_leave();
  stress_lane_leave();
  this_watch = NULL;
  if (!has_handlers) return;
  for (int i = 0; i < (int)CAUGHT; i++) restore_previous(caught[i]);
  signal(WATCHDOG_SIGNAL, SIG_DFL);
}

__attribute__((constructor)) static void notice_forks(void) { pthread_atfork(NULL, NULL, leave_in_child); }

bool stress_is_watched(void) { return this_watch != NULL; }

void stress_watch_wake(stress_watch *watch) { ORIGINAL(sem_post)(&watch->frozen); }

bool stress_watch_wait(stress_watch *watch, int64_t milliseconds) {
  struct timespec until;
  ORIGINAL(clock_gettime)(CLOCK_REALTIME, &until);
  until.tv_sec += milliseconds / 1000;
  until.tv_nsec += milliseconds % 1000 * 1000000;
  if (until.tv_nsec >= 1000000000) {
    until.tv_sec++;
    until.tv_nsec -= 1000000000;
  }
  while (ORIGINAL(sem_timedwait)(&watch->frozen, &until))
    if (errno == ETIMEDOUT) return false;
  return true;
}

int64_t stress_watch_processor_time(const stress_watch *watch) {
  // Made from the kernel's thread number, like `MAKE_THREAD_CPUCLOCK` in the kernel's sources. The thread
  // may have ended, and its `pthread_t` then points to freed memory.
  clockid_t clock = (clockid_t)(~(unsigned)watch->driver_id << 3 | 6);
  struct timespec time;
  if (ORIGINAL(clock_gettime)(clock, &time)) return 0;
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

bool stress_watch_is_blocked(const stress_watch *watch) {
  char path[64], text[128] = {0};
  snprintf(path, sizeof path, "/proc/self/task/%d/stat", (int)watch->driver_id);
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  ssize_t count = ORIGINAL(read)(descriptor, text, sizeof text - 1);
  close(descriptor);
  // The state follows the name, which is in parentheses and may contain any character.
  const char *end = count > 0 ? strrchr(text, ')') : NULL;
  return end && end[1] && end[2] == 'S';
}

void stress_watch_let_move(const stress_watch *watch) { stress_let_move(watch->driver_id); }

void stress_watch_interrupt(stress_watch *watch) {
  ORIGINAL(syscall)(SYS_tgkill, (long)getpid(), (long)watch->driver_id, (long)WATCHDOG_SIGNAL);
}

void stress_become_worker(void) {
  // A worker that spins must not outlive the command; a crash of the code under test leaves no core.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  // Output of the code under test must be flushed before its iteration ends.
  setvbuf(stdout, NULL, _IOLBF, 0);
}

void stress_end_process(void) {
  ORIGINAL(syscall)(SYS_exit_group, STRESS_GAVE_UP_STATUS);
  abort();
}
