// Calls that block the thread until one of several descriptors is ready.
#include "outside.h"
#include <errno.h>

static const struct timespec AT_ONCE = {0, 0};

static int64_t after_milliseconds(int timeout) {
  struct timespec span = {timeout / 1000, timeout % 1000 * 1000000l};
  return timeout < 0 ? STRESS_NEVER : stress_after(WORLD, &span);
}

// MARK: poll

typedef struct {
  struct pollfd *descriptors;
  nfds_t count;
  const sigset_t *mask;
  int result, error;
} poll_attempt;

static bool try_poll(void *argument) {
  poll_attempt *attempt = argument;
  attempt->result = ORIGINAL(ppoll)(attempt->descriptors, attempt->count, &AT_ONCE, attempt->mask);
  attempt->error = errno;
  return attempt->result != 0;
}

static int wait_for_poll(struct pollfd *descriptors, nfds_t count, const sigset_t *mask, const char *name,
                         int64_t due) {
  poll_attempt attempt = {descriptors, count, mask, 0, 0};
  stress_wait_until(WORLD, (stress_wait){name, try_poll, &attempt}, due);
  errno = attempt.error;
  return attempt.result;
}

bool stress_wait_for_descriptor(stress_world *world, int descriptor, short events, const char *name,
                                const struct timeval *limit) {
  struct pollfd one = {descriptor, events, 0};
  struct timespec span = {limit ? limit->tv_sec : 0, limit ? limit->tv_usec * 1000 : 0};
  return wait_for_poll(&one, 1, NULL, name, stress_after(world, limit ? &span : NULL)) != 0;
}

int poll(struct pollfd *descriptors, nfds_t count, int timeout) {
  if (!WORLD || timeout == 0) return ORIGINAL(poll)(descriptors, count, timeout);
  return wait_for_poll(descriptors, count, NULL, "poll", after_milliseconds(timeout));
}

int __poll_chk(struct pollfd *descriptors, nfds_t count, int timeout, size_t size) {
  if (!WORLD || timeout == 0 || count > size / sizeof *descriptors)
    return ORIGINAL(__poll_chk)(descriptors, count, timeout, size);
  return wait_for_poll(descriptors, count, NULL, "poll", after_milliseconds(timeout));
}

int ppoll(struct pollfd *descriptors, nfds_t count, const struct timespec *timeout, const sigset_t *mask) {
  if (!WORLD) return ORIGINAL(ppoll)(descriptors, count, timeout, mask);
  return wait_for_poll(descriptors, count, mask, "ppoll", stress_after(WORLD, timeout));
}

int __ppoll_chk(struct pollfd *descriptors, nfds_t count, const struct timespec *timeout,
                const sigset_t *mask, size_t size) {
  if (!WORLD || count > size / sizeof *descriptors)
    return ORIGINAL(__ppoll_chk)(descriptors, count, timeout, mask, size);
  return wait_for_poll(descriptors, count, mask, "ppoll", stress_after(WORLD, timeout));
}

// MARK: epoll

typedef struct {
  int descriptor, count;
  struct epoll_event *events;
  const sigset_t *mask;
  int result, error;
} epoll_attempt;

static bool try_epoll(void *argument) {
  epoll_attempt *attempt = argument;
  attempt->result =
      ORIGINAL(epoll_pwait)(attempt->descriptor, attempt->events, attempt->count, 0, attempt->mask);
  attempt->error = errno;
  return attempt->result != 0;
}

static int wait_for_epoll(int descriptor, struct epoll_event *events, int count, const sigset_t *mask,
                          const char *name, int64_t due) {
  epoll_attempt attempt = {descriptor, count, events, mask, 0, 0};
  stress_wait_until(WORLD, (stress_wait){name, try_epoll, &attempt}, due);
  errno = attempt.error;
  return attempt.result;
}

int epoll_wait(int descriptor, struct epoll_event *events, int count, int timeout) {
  if (!WORLD || timeout == 0) return ORIGINAL(epoll_wait)(descriptor, events, count, timeout);
  return wait_for_epoll(descriptor, events, count, NULL, "epoll_wait", after_milliseconds(timeout));
}

int epoll_pwait(int descriptor, struct epoll_event *events, int count, int timeout, const sigset_t *mask) {
  if (!WORLD || timeout == 0) return ORIGINAL(epoll_pwait)(descriptor, events, count, timeout, mask);
  return wait_for_epoll(descriptor, events, count, mask, "epoll_pwait", after_milliseconds(timeout));
}

int epoll_pwait2(int descriptor, struct epoll_event *events, int count, const struct timespec *timeout,
                 const sigset_t *mask) {
  if (!WORLD) return ORIGINAL(epoll_pwait2)(descriptor, events, count, timeout, mask);
  return wait_for_epoll(descriptor, events, count, mask, "epoll_pwait2", stress_after(WORLD, timeout));
}

// MARK: select

typedef struct {
  int count, result, error;
  fd_set *sets[3], wanted[3];
  const sigset_t *mask;
} select_attempt;

static bool try_select(void *argument) {
  select_attempt *attempt = argument;
  for (int i = 0; i < 3; i++)
    if (attempt->sets[i]) *attempt->sets[i] = attempt->wanted[i];
  fd_set **sets = attempt->sets;
  attempt->result = ORIGINAL(pselect)(attempt->count, sets[0], sets[1], sets[2], &AT_ONCE, attempt->mask);
  attempt->error = errno;
  return attempt->result != 0;
}

static int wait_for_select(select_attempt *attempt, const char *name, int64_t due) {
  for (int i = 0; i < 3; i++)
    if (attempt->sets[i]) attempt->wanted[i] = *attempt->sets[i];
  stress_wait_until(WORLD, (stress_wait){name, try_select, attempt}, due);
  errno = attempt->error;
  return attempt->result;
}

int select(int count, fd_set *restrict reads, fd_set *restrict writes, fd_set *restrict errors,
           struct timeval *restrict timeout) {
  if (!WORLD) return ORIGINAL(select)(count, reads, writes, errors, timeout);
  select_attempt attempt = {.count = count, .sets = {reads, writes, errors}};
  struct timespec span = {timeout ? timeout->tv_sec : 0, timeout ? timeout->tv_usec * 1000 : 0};
  return wait_for_select(&attempt, "select", stress_after(WORLD, timeout ? &span : NULL));
}

int pselect(int count, fd_set *restrict reads, fd_set *restrict writes, fd_set *restrict errors,
            const struct timespec *restrict timeout, const sigset_t *restrict mask) {
  if (!WORLD) return ORIGINAL(pselect)(count, reads, writes, errors, timeout, mask);
  select_attempt attempt = {.count = count, .sets = {reads, writes, errors}, .mask = mask};
  return wait_for_select(&attempt, "pselect", stress_after(WORLD, timeout));
}
