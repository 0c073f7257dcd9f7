// Sources of dispatch for a pipe, a pair of sockets or a descriptor of events, whose other end is in this process:
// before each step, those whose descriptor is ready give their handlers to their queues.
#include "sources.h"
#include "races.h"
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

bool stress_is_inner_descriptor(int descriptor) {
  struct stat status;
  if (fstat(descriptor, &status)) return false;
  // An eventfd or a timerfd has no type of file.
  if (S_ISFIFO(status.st_mode) || !(status.st_mode & S_IFMT)) return true;
  struct sockaddr_un name;
  socklen_t length = sizeof name;
  // A socket of a pair has no name.
  return S_ISSOCK(status.st_mode) && !getsockname(descriptor, (struct sockaddr *)&name, &length) &&
         name.sun_family == AF_UNIX && length <= sizeof name.sun_family;
}

bool stress_has_descriptor(const stress_source *source) { return source->kind >= STRESS_READABLE; }

static bool waits_for_descriptor(const stress_source *source) {
  return stress_has_descriptor(source) && source->is_active && !source->is_submitted && !source->is_cancelled &&
         !source->is_released && !source->suspensions && (source->event.block || source->event.function);
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
