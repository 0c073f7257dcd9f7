// Reads and writes by descriptor. A call that would block waits like every other call, and a device of
// system randomness returns the iteration's random numbers.
#include "outside.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>

static bool never_blocks(int descriptor) {
  struct stat status;
  if (fstat(descriptor, &status) || S_ISREG(status.st_mode) || S_ISDIR(status.st_mode)) return true;
  int flags = ORIGINAL(fcntl)(descriptor, F_GETFL);
  return flags < 0 || (flags & O_NONBLOCK);
}

void stress_order_transfers(short events) {
  static const char descriptors;
  if (events == POLLIN) stress_acquire(&descriptors);
  else stress_release(&descriptors);
}

static bool can_transfer(short events, int descriptor, const char *name) {
  if (never_blocks(descriptor)) return true;
  // A socket may have its own time limit.
  struct timeval limit = {0, 0};
  socklen_t size = sizeof limit;
  int option = events == POLLIN ? SO_RCVTIMEO : SO_SNDTIMEO;
  bool limited = getsockopt(descriptor, SOL_SOCKET, option, &limit, &size) == 0 &&
                 (limit.tv_sec || limit.tv_usec);
  if (stress_wait_for_descriptor(WORLD, descriptor, events, name, limited ? &limit : NULL)) return true;
  errno = EAGAIN;
  return false;
}

static bool wait_to(short events, int descriptor, const char *name) {
  bool can = can_transfer(events, descriptor, name);
  if (can) stress_order_transfers(events);
  return can;
}

static bool wait_to_read(int descriptor, const char *name) { return wait_to(POLLIN, descriptor, name); }

// The first three descriptors belong to the process. Their reader may be slow and is not part of the
// iteration.
static bool wait_to_write(int descriptor, const char *name) {
  return descriptor < 3 || wait_to(POLLOUT, descriptor, name);
}

static ssize_t fill_parts(const struct iovec *parts, int count) {
  ssize_t sum = 0;
  for (int i = 0; i < count; i++) {
    stress_fill_random(WORLD, parts[i].iov_base, parts[i].iov_len);
    sum += (ssize_t)parts[i].iov_len;
  }
  return sum;
}

static ssize_t fill_buffer(void *buffer, size_t count) {
  stress_fill_random(WORLD, buffer, count);
  return (ssize_t)count;
}

// MARK: Descriptors

ssize_t read(int descriptor, void *buffer, size_t count) {
  if (WORLD && stress_is_entropy(descriptor)) return fill_buffer(buffer, count);
  if (WORLD && !wait_to_read(descriptor, "read")) return -1;
  return ORIGINAL(read)(descriptor, buffer, count);
}

ssize_t __read_chk(int descriptor, void *buffer, size_t count, size_t size) {
  if (WORLD && count <= size && stress_is_entropy(descriptor)) return fill_buffer(buffer, count);
  if (WORLD && !wait_to_read(descriptor, "read")) return -1;
  return ORIGINAL(__read_chk)(descriptor, buffer, count, size);
}

ssize_t readv(int descriptor, const struct iovec *parts, int count) {
  if (WORLD && stress_is_entropy(descriptor)) return fill_parts(parts, count);
  if (WORLD && !wait_to_read(descriptor, "readv")) return -1;
  return ORIGINAL(readv)(descriptor, parts, count);
}

// Only files support reads at a position, and files never block.
ssize_t pread(int descriptor, void *buffer, size_t count, off_t offset) {
  if (WORLD && stress_is_entropy(descriptor)) return fill_buffer(buffer, count);
  return ORIGINAL(pread)(descriptor, buffer, count, offset);
}

ssize_t pread64(int descriptor, void *buffer, size_t count, off64_t offset) {
  if (WORLD && stress_is_entropy(descriptor)) return fill_buffer(buffer, count);
  return ORIGINAL(pread64)(descriptor, buffer, count, offset);
}

ssize_t preadv(int descriptor, const struct iovec *parts, int count, off_t offset) {
  if (WORLD && stress_is_entropy(descriptor)) return fill_parts(parts, count);
  return ORIGINAL(preadv)(descriptor, parts, count, offset);
}

ssize_t write(int descriptor, const void *buffer, size_t count) {
  if (WORLD && stress_keep_words(descriptor, buffer, count, __builtin_return_address(0))) return (ssize_t)count;
  if (WORLD && !wait_to_write(descriptor, "write")) return -1;
  return ORIGINAL(write)(descriptor, buffer, count);
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
  if (WORLD && !wait_to_write(descriptor, "writev")) return -1;
  return ORIGINAL(writev)(descriptor, parts, count);
}

// MARK: Sockets

static bool may_receive(int socket, int flags, const char *name) {
  return !WORLD || (flags & MSG_DONTWAIT) || wait_to_read(socket, name);
}

static bool may_send(int socket, int flags, const char *name) {
  return !WORLD || (flags & MSG_DONTWAIT) || wait_to_write(socket, name);
}

ssize_t recv(int socket, void *buffer, size_t count, int flags) {
  if (!may_receive(socket, flags, "recv")) return -1;
  return ORIGINAL(recv)(socket, buffer, count, flags);
}

ssize_t __recv_chk(int socket, void *buffer, size_t count, size_t size, int flags) {
  if (!may_receive(socket, flags, "recv")) return -1;
  return ORIGINAL(__recv_chk)(socket, buffer, count, size, flags);
}

ssize_t recvfrom(int socket, void *restrict buffer, size_t count, int flags,
                 struct sockaddr *restrict address, socklen_t *restrict length) {
  if (!may_receive(socket, flags, "recvfrom")) return -1;
  return ORIGINAL(recvfrom)(socket, buffer, count, flags, address, length);
}

ssize_t __recvfrom_chk(int socket, void *restrict buffer, size_t count, size_t size, int flags,
                       struct sockaddr *restrict address, socklen_t *restrict length) {
  if (!may_receive(socket, flags, "recvfrom")) return -1;
  return ORIGINAL(__recvfrom_chk)(socket, buffer, count, size, flags, address, length);
}

ssize_t recvmsg(int socket, struct msghdr *message, int flags) {
  if (!may_receive(socket, flags, "recvmsg")) return -1;
  return ORIGINAL(recvmsg)(socket, message, flags);
}

int recvmmsg(int socket, struct mmsghdr *messages, unsigned count, int flags, struct timespec *timeout) {
  if (!may_receive(socket, flags, "recvmmsg")) return -1;
  return ORIGINAL(recvmmsg)(socket, messages, count, flags, timeout);
}

ssize_t send(int socket, const void *buffer, size_t count, int flags) {
  if (!may_send(socket, flags, "send")) return -1;
  return ORIGINAL(send)(socket, buffer, count, flags);
}

ssize_t sendmsg(int socket, const struct msghdr *message, int flags) {
  if (!may_send(socket, flags, "sendmsg")) return -1;
  return ORIGINAL(sendmsg)(socket, message, flags);
}

int sendmmsg(int socket, struct mmsghdr *messages, unsigned count, int flags) {
  if (!may_send(socket, flags, "sendmmsg")) return -1;
  return ORIGINAL(sendmmsg)(socket, messages, count, flags);
}

int accept(int socket, struct sockaddr *restrict address, socklen_t *restrict length) {
  if (!may_receive(socket, 0, "accept")) return -1;
  return ORIGINAL(accept)(socket, address, length);
}

int accept4(int socket, struct sockaddr *restrict address, socklen_t *restrict length, int flags) {
  if (!may_receive(socket, 0, "accept4")) return -1;
  return ORIGINAL(accept4)(socket, address, length, flags);
}

ssize_t sendto(int socket, const void *buffer, size_t count, int flags, const struct sockaddr *address,
               socklen_t length) {
  if (address) stress_note_connection();
  if (!may_send(socket, flags, "sendto")) return -1;
  return ORIGINAL(sendto)(socket, buffer, count, flags, address, length);
}
