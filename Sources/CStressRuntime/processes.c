// Waits for a process that has ended.
#include "outside.h"
#include <errno.h>

typedef struct {
  pid_t process, found;
  int *status, options, error;
  struct rusage *usage;
} process_attempt;

static bool try_process(void *argument) {
  process_attempt *attempt = argument;
  attempt->found =
      ORIGINAL(wait4)(attempt->process, attempt->status, attempt->options | WNOHANG, attempt->usage);
  attempt->error = errno;
  return attempt->found != 0;
}

static pid_t wait_for_process(const char *name, pid_t process, int *status, int options, struct rusage *usage) {
  process_attempt attempt = {process, 0, status, options, 0, usage};
  if (options & WNOHANG) return ORIGINAL(wait4)(process, status, options, usage);
  stress_wait_until(WORLD, (stress_wait){name, try_process, &attempt}, STRESS_NEVER);
  errno = attempt.error;
  return attempt.found;
}

pid_t waitpid(pid_t process, int *status, int options) {
  if (!WORLD) return ORIGINAL(waitpid)(process, status, options);
  return wait_for_process("waitpid", process, status, options, NULL);
}

pid_t wait(int *status) {
  if (!WORLD) return ORIGINAL(wait)(status);
  return wait_for_process("wait", -1, status, 0, NULL);
}

pid_t wait3(int *status, int options, struct rusage *usage) {
  if (!WORLD) return ORIGINAL(wait3)(status, options, usage);
  return wait_for_process("wait3", -1, status, options, usage);
}

pid_t wait4(pid_t process, int *status, int options, struct rusage *usage) {
  if (!WORLD) return ORIGINAL(wait4)(process, status, options, usage);
  return wait_for_process("wait4", process, status, options, usage);
}

typedef struct {
  idtype_t type;
  id_t process;
  siginfo_t found;
  int options, result, error;
} identity_attempt;

static bool try_identity(void *argument) {
  identity_attempt *attempt = argument;
  attempt->found.si_pid = 0;
  attempt->result =
      ORIGINAL(waitid)(attempt->type, attempt->process, &attempt->found, attempt->options | WNOHANG);
  attempt->error = errno;
  return attempt->result || attempt->found.si_pid;
}

int waitid(idtype_t type, id_t process, siginfo_t *information, int options) {
  if (!WORLD || (options & WNOHANG)) return ORIGINAL(waitid)(type, process, information, options);
  identity_attempt attempt = {type, process, {0}, options, 0, 0};
  stress_wait_until(WORLD, (stress_wait){"waitid", try_identity, &attempt}, STRESS_NEVER);
  if (information && !attempt.result) *information = attempt.found;
  errno = attempt.error;
  return attempt.result;
}
