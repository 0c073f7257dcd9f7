// Message queues and System V semaphores, which other processes can use too.
#include "outside.h"
#include <errno.h>

// MARK: POSIX message queues, whose time limit may lie in the past

static const struct timespec PAST = {0, 0};

static long try_receive(const long *a) {
  return ORIGINAL(mq_timedreceive)((mqd_t)a[0], (char *)a[1], (size_t)a[2], (unsigned *)a[3], &PAST);
}

static ssize_t receive(mqd_t queue, char *buffer, size_t size, unsigned *priority, int64_t due) {
  stress_polled polled = {"mq_receive", try_receive, ETIMEDOUT,
                          {queue, (long)buffer, (long)size, (long)priority}};
  return stress_wait_for_call(WORLD, &polled, due);
}

ssize_t mq_receive(mqd_t queue, char *buffer, size_t size, unsigned *priority) {
  if (!WORLD) return ORIGINAL(mq_receive)(queue, buffer, size, priority);
  return receive(queue, buffer, size, priority, STRESS_NEVER);
}

ssize_t mq_timedreceive(mqd_t queue, char *restrict buffer, size_t size, unsigned *restrict priority,
                        const struct timespec *restrict until) {
  if (!WORLD) return ORIGINAL(mq_timedreceive)(queue, buffer, size, priority, until);
  return receive(queue, buffer, size, priority, stress_virtual_instant(until, true));
}

static long try_send(const long *a) {
  return ORIGINAL(mq_timedsend)((mqd_t)a[0], (const char *)a[1], (size_t)a[2], (unsigned)a[3], &PAST);
}

static int put(mqd_t queue, const char *message, size_t size, unsigned priority, int64_t due) {
  stress_polled polled = {"mq_send", try_send, ETIMEDOUT, {queue, (long)message, (long)size, priority}};
  return (int)stress_wait_for_call(WORLD, &polled, due);
}

int mq_send(mqd_t queue, const char *message, size_t size, unsigned priority) {
  if (!WORLD) return ORIGINAL(mq_send)(queue, message, size, priority);
  return put(queue, message, size, priority, STRESS_NEVER);
}

int mq_timedsend(mqd_t queue, const char *message, size_t size, unsigned priority,
                 const struct timespec *until) {
  if (!WORLD) return ORIGINAL(mq_timedsend)(queue, message, size, priority, until);
  return put(queue, message, size, priority, stress_virtual_instant(until, true));
}

// MARK: System V

static long try_msgrcv(const long *a) {
  return ORIGINAL(msgrcv)((int)a[0], (void *)a[1], (size_t)a[2], a[3], (int)a[4] | IPC_NOWAIT);
}

ssize_t msgrcv(int queue, void *message, size_t size, long type, int flags) {
  if (!WORLD || (flags & IPC_NOWAIT)) return ORIGINAL(msgrcv)(queue, message, size, type, flags);
  stress_polled polled = {"msgrcv", try_msgrcv, ENOMSG, {queue, (long)message, (long)size, type, flags}};
  return stress_wait_for_call(WORLD, &polled, STRESS_NEVER);
}

static long try_msgsnd(const long *a) {
  return ORIGINAL(msgsnd)((int)a[0], (const void *)a[1], (size_t)a[2], (int)a[3] | IPC_NOWAIT);
}

int msgsnd(int queue, const void *message, size_t size, int flags) {
  if (!WORLD || (flags & IPC_NOWAIT)) return ORIGINAL(msgsnd)(queue, message, size, flags);
  stress_polled polled = {"msgsnd", try_msgsnd, EAGAIN, {queue, (long)message, (long)size, flags}};
  return (int)stress_wait_for_call(WORLD, &polled, STRESS_NEVER);
}

static long try_semop(const long *a) {
  static const struct timespec at_once = {0, 0};
  return ORIGINAL(semtimedop)((int)a[0], (struct sembuf *)a[1], (size_t)a[2], &at_once);
}

static int operate(int semaphores, struct sembuf *operations, size_t count, int64_t due) {
  stress_polled polled = {"semop", try_semop, EAGAIN, {semaphores, (long)operations, (long)count}};
  // With IPC_NOWAIT an operation fails immediately with the same error.
  for (size_t i = 0; i < count; i++)
    if (operations[i].sem_flg & IPC_NOWAIT) polled.again = 0;
  return (int)stress_wait_for_call(WORLD, &polled, due);
}

int semop(int semaphores, struct sembuf *operations, size_t count) {
  if (!WORLD) return ORIGINAL(semop)(semaphores, operations, count);
  return operate(semaphores, operations, count, STRESS_NEVER);
}

int semtimedop(int semaphores, struct sembuf *operations, size_t count, const struct timespec *timeout) {
  if (!WORLD) return ORIGINAL(semtimedop)(semaphores, operations, count, timeout);
  return operate(semaphores, operations, count, stress_after(WORLD, timeout));
}
