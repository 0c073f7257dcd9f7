// Calls with any number of arguments, for Swift.
#define _GNU_SOURCE
#include "include/SystemCalls.h"
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

long system_call_seconds(void) {
  struct timespec now = {0, 0};
  syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &now);
  return now.tv_sec;
}

void system_call_sleep(long seconds) {
  struct timespec span = {seconds, 0};
  syscall(SYS_nanosleep, &span, NULL);
}

void remove_semaphores(int semaphores) { semctl(semaphores, 0, IPC_RMID); }

int status_of_vfork(int status) {
  pid_t child = vfork();
  if (child == 0) _exit(status);
  int found = 0;
  waitpid(child, &found, 0);
  return WEXITSTATUS(found);
}
