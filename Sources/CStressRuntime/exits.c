// Calls that end the process or replace its program: they end only the iteration.
#include "internal.h"

/// Ends the iteration if the calling thread drives one that can be ended early.
#define GIVE_UP(...)                                          \
  do {                                                        \
    if (!stress_may_give_up()) break;                         \
    char reason[STRESS_REASON];                               \
    snprintf(reason, sizeof reason, "the code under test called " __VA_ARGS__); \
    stress_give_up(STRESS_CRASHED, reason);                   \
  } while (0)

__attribute__((noreturn)) void exit(int status) {
  GIVE_UP("exit(%d)", status);
  ORIGINAL(exit)(status);
  __builtin_unreachable();
}

__attribute__((noreturn)) void _exit(int status) {
  GIVE_UP("_exit(%d)", status);
  ORIGINAL(_exit)(status);
  __builtin_unreachable();
}

__attribute__((noreturn)) void _Exit(int status) {
  GIVE_UP("_Exit(%d)", status);
  ORIGINAL(_Exit)(status);
  __builtin_unreachable();
}

__attribute__((noreturn)) void quick_exit(int status) {
  GIVE_UP("quick_exit(%d)", status);
  ORIGINAL(quick_exit)(status);
  __builtin_unreachable();
}

int execve(const char *path, char *const *arguments, char *const *environment) {
  GIVE_UP("execve(%s)", path);
  return ORIGINAL(execve)(path, arguments, environment);
}

int execv(const char *path, char *const *arguments) {
  GIVE_UP("execv(%s)", path);
  return ORIGINAL(execv)(path, arguments);
}

int execvp(const char *file, char *const *arguments) {
  GIVE_UP("execvp(%s)", file);
  return ORIGINAL(execvp)(file, arguments);
}

int execvpe(const char *file, char *const *arguments, char *const *environment) {
  GIVE_UP("execvpe(%s)", file);
  return ORIGINAL(execvpe)(file, arguments, environment);
}

int fexecve(int descriptor, char *const *arguments, char *const *environment) {
  GIVE_UP("fexecve(%d)", descriptor);
  return ORIGINAL(fexecve)(descriptor, arguments, environment);
}
