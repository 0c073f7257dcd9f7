// Threads, processes and timers that controlled code starts.
#include "carriers.h"
#include "outside.h"
#include <pthread.h>
#include <spawn.h>
#include <unistd.h>

/// Whether an address is in dispatch; its threads run work that is counted where it was put on a queue.
static bool is_in_dispatch(void *address) {
  static _Atomic(void *) base;
  Dl_info info;
  if (UNLIKELY(!base)) {
    void *known = (void *)ORIGINAL(dispatch_async);
    if (!known || !dladdr(known, &info)) return false;
    base = info.dli_fbase;
  }
  return dladdr(address, &info) && info.dli_fbase == base;
}

typedef struct {
  stress_inbox *inbox;
  void *(*start)(void *);
  void *argument;
} new_thread;

static void *run_thread(void *pointer) {
  new_thread thread = *(new_thread *)pointer;
  free(pointer);
  stress_outside_begin_thread(thread.inbox);
  return thread.start(thread.argument);
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*start)(void *),
                   void *argument) {
  stress_inbox *inbox = stress_outside_current();
  // A thread starts on the processors of its creator. Those of a carrier stay together.
  stress_leave_processor();
  if (!inbox || is_in_dispatch(__builtin_return_address(0)))
    return ORIGINAL(pthread_create)(thread, attributes, start, argument);
  if (WORLD && stress_takes_threads(WORLD)) {
    int error = stress_start_thread(WORLD, thread, attributes, start, argument);
    STRESS_POINT();
    return error;
  }
  if (WORLD) stress_note_escape(WORLD, STRESS_ESCAPE_THREAD);
  new_thread *made = malloc(sizeof *made);
  if (!made) abort();
  *made = (new_thread){inbox, start, argument};
  stress_outside_begin(inbox);
  int error = ORIGINAL(pthread_create)(thread, attributes, run_thread, made);
  if (error) {
    free(made);
    stress_outside_end(inbox);
  }
  return error;
}

typedef struct {
  stress_inbox *inbox;
  thrd_start_t start;
  void *argument;
} new_c_thread;

static int run_c_thread(void *pointer) {
  new_c_thread thread = *(new_c_thread *)pointer;
  free(pointer);
  stress_outside_begin_thread(thread.inbox);
  return thread.start(thread.argument);
}

/// In glibc a C11 thread is a POSIX thread; its result is stored as a number in the pointer.
static void *run_controlled_c_thread(void *pointer) {
  new_c_thread thread = *(new_c_thread *)pointer;
  free(pointer);
  return (void *)(intptr_t)thread.start(thread.argument);
}

static int start_c_thread(stress_world *world, thrd_t *thread, thrd_start_t start, void *argument) {
  new_c_thread *made = malloc(sizeof *made);
  if (!made) abort();
  *made = (new_c_thread){NULL, start, argument};
  int error = stress_start_thread(world, thread, NULL, run_controlled_c_thread, made);
  if (!error) return thrd_success;
  free(made);
  return thrd_error;
}

int thrd_create(thrd_t *thread, thrd_start_t start, void *argument) {
  stress_inbox *inbox = stress_outside_current();
  if (!inbox) return ORIGINAL(thrd_create)(thread, start, argument);
  if (WORLD && stress_takes_threads(WORLD)) {
    int result = start_c_thread(WORLD, thread, start, argument);
    STRESS_POINT();
    return result;
  }
  if (WORLD) stress_note_escape(WORLD, STRESS_ESCAPE_THREAD);
  new_c_thread *made = malloc(sizeof *made);
  if (!made) abort();
  *made = (new_c_thread){inbox, start, argument};
  stress_outside_begin(inbox);
  int error = ORIGINAL(thrd_create)(thread, run_c_thread, made);
  if (error != thrd_success) {
    free(made);
    stress_outside_end(inbox);
  }
  return error;
}

// MARK: Threads of the C library itself, whose end cannot be observed

static void note_hidden_thread(void) {
  if (!WORLD) return;
  stress_note_escape(WORLD, STRESS_ESCAPE_THREAD);
  stress_outside_never_ends(WORLD->inbox);
}

int aio_read(struct aiocb *request) {
  note_hidden_thread();
  return ORIGINAL(aio_read)(request);
}

int aio_write(struct aiocb *request) {
  note_hidden_thread();
  return ORIGINAL(aio_write)(request);
}

int aio_fsync(int operation, struct aiocb *request) {
  note_hidden_thread();
  return ORIGINAL(aio_fsync)(operation, request);
}

int lio_listio(int mode, struct aiocb *const *requests, int count, struct sigevent *restrict event) {
  note_hidden_thread();
  return ORIGINAL(lio_listio)(mode, requests, count, event);
}

int mq_notify(mqd_t queue, const struct sigevent *event) {
  if (event && event->sigev_notify == SIGEV_THREAD) note_hidden_thread();
  return ORIGINAL(mq_notify)(queue, event);
}

// MARK: Processes

/// Records a process, which may answer at any time and whose end cannot be observed here.
static void note_process(void) {
  stress_leave_processor();
  if (!WORLD) return;
  if (stress_this_carrier) stress_use_all_processors();
  stress_note_escape(WORLD, STRESS_ESCAPE_PROCESS);
  stress_outside_never_ends(WORLD->inbox);
}

int posix_spawn(pid_t *restrict process, const char *restrict path,
                const posix_spawn_file_actions_t *actions,
                const posix_spawnattr_t *restrict attributes, char *const arguments[restrict],
                char *const environment[restrict]) {
  note_process();
  return ORIGINAL(posix_spawn)(process, path, actions, attributes, arguments, environment);
}

int posix_spawnp(pid_t *restrict process, const char *restrict file,
                 const posix_spawn_file_actions_t *actions,
                 const posix_spawnattr_t *restrict attributes, char *const arguments[restrict],
                 char *const environment[restrict]) {
  note_process();
  return ORIGINAL(posix_spawnp)(process, file, actions, attributes, arguments, environment);
}

pid_t fork(void) {
  note_process();
  return ORIGINAL(fork)();
}

// The child shares this memory until it has ended or runs another program.
pid_t vfork(void) {
  note_process();
  // With a normal call, the parent would return into a frame that the child has overwritten.
  __attribute__((musttail)) return ORIGINAL(vfork)();
}

pid_t forkpty(int *terminal, char *name, const struct termios *attributes, const struct winsize *size) {
  note_process();
  return ORIGINAL(forkpty)(terminal, name, attributes, size);
}

int daemon(int keeps_folder, int keeps_output) {
  note_process();
  return ORIGINAL(daemon)(keeps_folder, keeps_output);
}

int system(const char *command) {
  if (command) note_process();
  return ORIGINAL(system)(command);
}

FILE *popen(const char *command, const char *mode) {
  note_process();
  return ORIGINAL(popen)(command, mode);
}
