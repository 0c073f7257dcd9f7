// Calls that block the thread until a descriptor is ready.
#include "outside.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/socket.h>

typedef struct { struct pollfd *descriptors; nfds_t count; int result, error; } poll_attempt;

static int original_poll(struct pollfd *descriptors, nfds_t count, int timeout) {
  return ORIGINAL(poll)(descriptors, count, timeout);
}

static bool try_poll(void *argument) {
  poll_attempt *attempt = argument;
  attempt->result = original_poll(attempt->descriptors, attempt->count, 0);
  attempt->error = errno;
  return attempt->result != 0;
}

static int64_t after_milliseconds(int timeout) {
  int64_t instant;
  if (timeout < 0 || __builtin_add_overflow(WORLD->now, (int64_t)timeout * 1000000, &instant))
    return STRESS_NEVER;
  return instant;
}

int poll(struct pollfd *descriptors, nfds_t count, int timeout) {
  if (!WORLD || timeout == 0) return original_poll(descriptors, count, timeout);
  poll_attempt attempt = {descriptors, count, 0, 0};
  stress_wait_until(WORLD, (stress_wait){"poll", try_poll, &attempt}, after_milliseconds(timeout));
  errno = attempt.error;
  return attempt.result;
}

typedef struct { int descriptor, count, result, error; struct epoll_event *events; } epoll_attempt;

static int original_epoll(int descriptor, struct epoll_event *events, int count, int timeout) {
  return ORIGINAL(epoll_wait)(descriptor, events, count, timeout);
}

static bool try_epoll(void *argument) {
  epoll_attempt *attempt = argument;
  attempt->result = original_epoll(attempt->descriptor, attempt->events, attempt->count, 0);
  attempt->error = errno;
  return attempt->result != 0;
}

int epoll_wait(int descriptor, struct epoll_event *events, int count, int timeout) {
  if (!WORLD || timeout == 0) return original_epoll(descriptor, events, count, timeout);
  epoll_attempt attempt = {descriptor, count, 0, 0, events};
  stress_wait_until(WORLD, (stress_wait){"epoll_wait", try_epoll, &attempt}, after_milliseconds(timeout));
  errno = attempt.error;
  return attempt.result;
}

typedef struct { int count, result, error; fd_set *sets[3], wanted[3]; } select_attempt;

static bool try_select(void *argument) {
  select_attempt *attempt = argument;
  for (int i = 0; i < 3; i++)
    if (attempt->sets[i]) *attempt->sets[i] = attempt->wanted[i];
  struct timeval none = {0, 0};
  attempt->result = ORIGINAL(select)(attempt->count, attempt->sets[0], attempt->sets[1], attempt->sets[2], &none);
  attempt->error = errno;
  return attempt->result != 0;
}

int select(int count, fd_set *restrict reads, fd_set *restrict writes, fd_set *restrict errors,
           struct timeval *restrict timeout) {
  if (!WORLD) return ORIGINAL(select)(count, reads, writes, errors, timeout);
  select_attempt attempt = {.count = count, .sets = {reads, writes, errors}};
  for (int i = 0; i < 3; i++)
    if (attempt.sets[i]) attempt.wanted[i] = *attempt.sets[i];
  int64_t due = STRESS_NEVER, span;
  if (timeout && !__builtin_mul_overflow(timeout->tv_sec, (int64_t)1000000000, &span) &&
      !__builtin_add_overflow(span, timeout->tv_usec * 1000, &span) &&
      __builtin_add_overflow(WORLD->now, span, &due))
    due = STRESS_NEVER;
  stress_wait_until(WORLD, (stress_wait){"select", try_select, &attempt}, due);
  errno = attempt.error;
  return attempt.result;
}

void stress_wait_to_read(stress_world *world, int descriptor, const char *name) {
  struct pollfd one = {descriptor, POLLIN, 0};
  // Files are always ready, and what is no descriptor fails at once.
  if (original_poll(&one, 1, 0) != 0 || (fcntl(descriptor, F_GETFL) & O_NONBLOCK)) return;
  poll_attempt attempt = {&one, 1, 0, 0};
  stress_wait_until(world, (stress_wait){name, try_poll, &attempt}, STRESS_NEVER);
}

ssize_t recv(int socket, void *buffer, size_t count, int flags) {
  if (WORLD && !(flags & MSG_DONTWAIT)) stress_wait_to_read(WORLD, socket, "recv");
  return ORIGINAL(recv)(socket, buffer, count, flags);
}

int accept(int socket, struct sockaddr *restrict address, socklen_t *restrict length) {
  if (WORLD) stress_wait_to_read(WORLD, socket, "accept");
  return ORIGINAL(accept)(socket, address, length);
}

/// Who is at the other end may answer at any time.
static void note_connection(void) {
  if (!WORLD) return;
  stress_note_escape(WORLD, STRESS_ESCAPE_CONNECTION);
  stress_outside_never_ends(WORLD->inbox);
}

int connect(int socket, const struct sockaddr *address, socklen_t length) {
  note_connection();
  return ORIGINAL(connect)(socket, address, length);
}

int listen(int socket, int backlog) {
  note_connection();
  return ORIGINAL(listen)(socket, backlog);
}
