// Prototypes of the interposed functions, and access to the original definitions.
#pragma once
#include <aio.h>
#include <fcntl.h>
#include <mqueue.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <pty.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/file.h>
#include <sys/msg.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/sem.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/times.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <threads.h>
#include <time.h>
#include <unistd.h>

#define SWIFT_CC __attribute__((swiftcall))
#define SWIFT_ASYNC __attribute__((swiftasynccall))
#define ASYNC_CONTEXT __attribute__((swift_async_context))
#define INDIRECT_RESULT __attribute__((swift_indirect_result))
#define SELF __attribute__((swift_context))
// Weak, so that a program that defines the same symbol wins instead of failing to link.
#define INTERPOSE __attribute__((weak, visibility("default")))

/// The result of `swift_task_create`, in two registers.
typedef struct { void *task, *context; } task_and_context;
/// A function that dispatch calls with a context.
typedef void (*dispatch_function)(void *);

// The first declaration gives a function the mangled name of the Swift function that it interposes.
#define INTERPOSED(group, convention, result, name, symbol, version, ...)
#define MANGLED_FUNCTION(group, convention, result, name, symbol, ...) \
  convention result name __VA_ARGS__ __asm__(symbol);
#include "interposed.h"
#undef MANGLED_FUNCTION
#undef INTERPOSED

#define INTERPOSED(group, convention, result, name, symbol, version, ...) \
  INTERPOSE convention result name __VA_ARGS__;
#include "interposed.h"
#undef INTERPOSED

/// The interposed functions, in the order of the list.
enum {
#define INTERPOSED(group, convention, result, name, symbol, version, ...) STRESS_INTERPOSED_##name,
#include "interposed.h"
#undef INTERPOSED
  STRESS_INTERPOSED_COUNT
};

/// The next definition of each interposed function; null until it is found.
typedef union {
  struct {
#define INTERPOSED(group, convention, result, name, symbol, version, ...) \
  convention result(*name) __VA_ARGS__;
#include "interposed.h"
#undef INTERPOSED
  } of;
  void *all[STRESS_INTERPOSED_COUNT];
} stress_originals;

extern stress_originals stress_original __attribute__((visibility("hidden")));

/// Looks an original up; null when no library of the process has it.
void *stress_find_original(int interposed) __attribute__((cold));

/// The original of an interposed function. This layer calls interposed functions only through it: the
/// interposed definition would act on the iteration as if the code under test had made the call.
#define ORIGINAL(name)                                                                   \
  (__builtin_expect(!!__atomic_load_n(&stress_original.of.name, __ATOMIC_RELAXED), 1)    \
       ? __atomic_load_n(&stress_original.of.name, __ATOMIC_RELAXED)                     \
       : (__typeof__(stress_original.of.name))stress_find_original(STRESS_INTERPOSED_##name))
