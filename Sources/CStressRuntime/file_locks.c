// Locks on files, which another process can hold.
#include "outside.h"
#include <errno.h>
#include <stdarg.h>

static long try_flock(const long *a) { return ORIGINAL(flock)((int)a[0], (int)a[1] | LOCK_NB); }

int flock(int descriptor, int operation) {
  if (!WORLD || (operation & (LOCK_NB | LOCK_UN))) return ORIGINAL(flock)(descriptor, operation);
  stress_polled polled = {"flock", try_flock, EWOULDBLOCK, {descriptor, operation}};
  return (int)stress_wait_for_call(WORLD, &polled, STRESS_NEVER);
}

static long try_fcntl(const long *a) {
  long result = ORIGINAL(fcntl)((int)a[0], (int)a[1], a[2]);
  if (result == -1 && errno == EACCES) errno = EAGAIN;  // both mean that another process holds it
  return result;
}

static int lock_record(int descriptor, int command, long lock) {
  int attempt = command == F_SETLKW ? F_SETLK : F_OFD_SETLK;
  stress_polled polled = {"fcntl", try_fcntl, EAGAIN, {descriptor, attempt, lock}};
  return (int)stress_wait_for_call(WORLD, &polled, STRESS_NEVER);
}

static bool waits(int command) { return command == F_SETLKW || command == F_OFD_SETLKW; }

int fcntl(int descriptor, int command, ...) {
  va_list list;
  va_start(list, command);
  long argument = va_arg(list, long);
  va_end(list);
  if (WORLD && waits(command)) return lock_record(descriptor, command, argument);
  return ORIGINAL(fcntl)(descriptor, command, argument);
}

int fcntl64(int descriptor, int command, ...) {
  va_list list;
  va_start(list, command);
  long argument = va_arg(list, long);
  va_end(list);
  if (WORLD && waits(command)) return lock_record(descriptor, command, argument);
  return ORIGINAL(fcntl64)(descriptor, command, argument);
}

static long try_lockf(const long *a) {
  long result = ORIGINAL(lockf)((int)a[0], F_TLOCK, (off_t)a[1]);
  if (result == -1 && errno == EACCES) errno = EAGAIN;
  return result;
}

static int lock_file(int descriptor, off_t length) {
  stress_polled polled = {"lockf", try_lockf, EAGAIN, {descriptor, length}};
  return (int)stress_wait_for_call(WORLD, &polled, STRESS_NEVER);
}

int lockf(int descriptor, int command, off_t length) {
  if (WORLD && command == F_LOCK) return lock_file(descriptor, length);
  return ORIGINAL(lockf)(descriptor, command, length);
}

int lockf64(int descriptor, int command, off64_t length) {
  if (WORLD && command == F_LOCK) return lock_file(descriptor, length);
  return ORIGINAL(lockf64)(descriptor, command, length);
}
