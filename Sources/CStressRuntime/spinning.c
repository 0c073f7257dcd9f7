// Parks threads that code under test started and that spin after their iteration has ended. Nothing waits
// for them, and each would use a processor during all later tests.
#include "outside.h"
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <fcntl.h>
#include <unistd.h>

// Processor time that a thread may use after its iteration without ever waiting, in nanoseconds.
enum { SPIN_LIMIT = 300000000 };
// Nanoseconds between two checks, doubled after each check that parks nothing, up to the limit.
enum { FIRST_LOOK = 20000000, LAST_LOOK = 1000000000 };

static stress_guest *guests;
static atomic_flag guests_lock = ATOMIC_FLAG_INIT;
static atomic_bool is_looking;
static _Atomic uint32_t parked_count;
static __thread stress_guest *this_guest __attribute__((tls_model("initial-exec")));

static void lock(void) {
  while (atomic_flag_test_and_set_explicit(&guests_lock, memory_order_acquire)) {}
}
static void unlock(void) { atomic_flag_clear_explicit(&guests_lock, memory_order_release); }

uint32_t stress_parked_threads(void) { return parked_count; }

void stress_guest_begin(stress_guest *guest, stress_inbox *inbox) {
  *guest = (stress_guest){.inbox = inbox, .thread = pthread_self(), .id = gettid(), .outer = this_guest};
  this_guest = guest;
  // Dispatch blocks most signals on its threads, and a thread inherits the signal mask of its creator.
  sigset_t parking;
  sigemptyset(&parking);
  sigaddset(&parking, SIGRTMIN + STRESS_PARKING_SIGNAL);
  pthread_sigmask(SIG_UNBLOCK, &parking, NULL);
  lock();
  guest->next = guests;
  if (guests) guests->previous = guest;
  guests = guest;
  unlock();
}

void stress_guest_end(stress_guest *guest) {
  lock();
  if (guest->previous) guest->previous->next = guest->next;
  else guests = guest->next;
  if (guest->next) guest->next->previous = guest->previous;
  unlock();
  this_guest = guest->outer;
}

/// Whether the thread can stop here forever: in the program's own code it holds no lock of the C library
/// or of the Swift runtime, such as the lock of the memory allocator.
static bool is_in_program(const void *pc) {
  Dl_info here, program;
  extern const char __ehdr_start[];
  return dladdr(pc, &here) && dladdr(__ehdr_start, &program) && here.dli_fbase == program.dli_fbase;
}

static void park(int number, siginfo_t *info, void *context) {
  (void)number, (void)info;
  stress_guest *guest = this_guest;
  if (!guest || !stress_inbox_is_forgotten(guest->inbox)) return;
  const mcontext_t *machine = &((ucontext_t *)context)->uc_mcontext;
#if defined(__x86_64__)
  const void *pc = (const void *)machine->gregs[REG_RIP];
#elif defined(__aarch64__)
  const void *pc = (const void *)machine->pc;
#endif
  if (!is_in_program(pc)) return;  // the next check tries again
  guest->parked = true;
  parked_count++;
  for (;;) ORIGINAL(pause)();
}

/// Reads how often a thread has waited voluntarily; returns false if this cannot be read.
static bool read_waits(pid_t id, uint64_t *waits) {
  char path[64], text[2048] = {0};
  snprintf(path, sizeof path, "/proc/self/task/%d/status", (int)id);
  int descriptor = open(path, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return false;
  ssize_t count = ORIGINAL(read)(descriptor, text, sizeof text - 1);
  close(descriptor);
  const char *line = count > 0 ? strstr(text, "\nvoluntary_ctxt_switches:") : NULL;
  if (!line) return false;
  *waits = strtoull(line + sizeof "\nvoluntary_ctxt_switches:" - 1, NULL, 10);
  return true;
}

static int64_t used_time(pthread_t thread) {
  clockid_t clock;
  struct timespec time;
  if (pthread_getcpuclockid(thread, &clock) || ORIGINAL(clock_gettime)(clock, &time)) return 0;
  return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

/// Checks one guest of an iteration that has ended, and makes its thread park if it spins.
static bool look_at(stress_guest *guest) {
  uint64_t waits;
  if (!read_waits(guest->id, &waits)) return false;
  int64_t used = used_time(guest->thread);
  if (!guest->seen || waits != guest->waits) {
    guest->seen = true;
    guest->waits = waits;
    guest->used = used;
    return false;
  }
  if (used - guest->used < SPIN_LIMIT) return false;
  pthread_kill(guest->thread, SIGRTMIN + STRESS_PARKING_SIGNAL);
  return true;
}

static void *look(void *unused) {
  (void)unused;
  int64_t pause = FIRST_LOOK;
  for (;;) {
    stress_real_sleep(pause);
    bool is_busy = false, is_left = false;
    lock();
    for (stress_guest *guest = guests; guest; guest = guest->next) {
      if (guest->parked || !stress_inbox_is_forgotten(guest->inbox)) continue;
      is_left = true;
      is_busy = look_at(guest) || is_busy;
    }
    if (!is_left) is_looking = false;
    unlock();
    if (!is_left) return NULL;
    pause = is_busy ? FIRST_LOOK : pause * 2 < LAST_LOOK ? pause * 2 : LAST_LOOK;
  }
}

static void listen_for_parking(void) {
  struct sigaction action = {.sa_sigaction = park, .sa_flags = SA_SIGINFO | SA_RESTART};
  sigfillset(&action.sa_mask);
  sigaction(SIGRTMIN + STRESS_PARKING_SIGNAL, &action, NULL);
}

void stress_look_for_spinning(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  ORIGINAL(pthread_once)(&once, listen_for_parking);
  if (atomic_exchange(&is_looking, true)) return;
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pthread_t thread;
  if (ORIGINAL(pthread_create)(&thread, NULL, look, NULL)) is_looking = false;
  else pthread_detach(thread);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
}
