// Sources of dispatch for a pipe, a socket of a pair, an eventfd or a timerfd. Their other ends are nearly always in
// this process. Before each step, those whose descriptor is ready give their handlers to their queues.
#include "sources.h"
#include "races.h"
#include <poll.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>

/// Whether a socket is one of a pair: neither end has a name.
static bool is_of_pair(int socket) {
  struct sockaddr_un own, other;
  socklen_t own_length = sizeof own, other_length = sizeof other;
  return !getsockname(socket, (struct sockaddr *)&own, &own_length) &&
         !getpeername(socket, (struct sockaddr *)&other, &other_length) && own.sun_family == AF_UNIX &&
         own_length <= sizeof own.sun_family && other_length <= sizeof other.sun_family;
}

bool stress_is_inner_descriptor(int descriptor) {
  char path[32], target[32];
  snprintf(path, sizeof path, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(path, target, sizeof target - 1);
  if (length < 0) return false;
  target[length] = 0;
  if (!strncmp(target, "socket:", 7)) return is_of_pair(descriptor);
  return !strncmp(target, "pipe:", 5) || !strcmp(target, "anon_inode:[eventfd]") ||
         !strcmp(target, "anon_inode:[timerfd]");
}

bool stress_has_descriptor(const stress_source *source) { return source->kind >= STRESS_READABLE; }

static bool waits_for_descriptor(const stress_source *source) {
  return stress_has_descriptor(source) && source->is_active && !source->is_submitted && !source->runs &&
         !source->is_cancelled && !source->is_released && !source->suspensions && (source->event.block || source->event.function);
}

static bool is_ready(const stress_source *source) {
  struct pollfd one = {source->descriptor, source->kind == STRESS_READABLE ? POLLIN : POLLOUT, 0};
  return ORIGINAL(poll)(&one, 1, 0) > 0 && !(one.revents & POLLNVAL);
}

/// The bytes that can be read, 0 at the end; for a source that writes, 1.
static uintptr_t amount(const stress_source *source) {
  int bytes;
  if (source->kind == STRESS_WRITABLE || ioctl(source->descriptor, FIONREAD, &bytes)) return 1;
  return (uintptr_t)bytes;
}

bool stress_poll_sources(stress_world *world) {
  bool any = false;
  bool was_between_steps = world->between_steps;
  world->between_steps = true;
  for (stress_source *source = NULL; (source = stress_next_source(world, source));) {
    if (!waits_for_descriptor(source) || !is_ready(source)) continue;
    source->is_ready = true;
    source->data = amount(source);
    if (world->races) world->races->cause = source;
    stress_serve_source(source);
    if (world->races) world->races->cause = NULL;
    any = true;
  }
  world->between_steps = was_between_steps;
  return any;
}
