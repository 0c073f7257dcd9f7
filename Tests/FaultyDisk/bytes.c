#include <stdlib.h>
#include <string.h>

#include "faulty_disk.h"

static bool reserve(faulty_bytes *bytes, size_t count) {
  if (count <= bytes->room) return true;
  size_t room = bytes->room ? bytes->room : 4096;
  while (room < count) room *= 2;
  uint8_t *start = realloc(bytes->start, room);
  if (!start) return false;
  bytes->start = start;
  bytes->room = room;
  return true;
}

bool faulty_bytes_resize(faulty_bytes *bytes, size_t count) {
  if (!reserve(bytes, count)) return false;
  if (count > bytes->count) memset(bytes->start + bytes->count, 0, count - bytes->count);
  bytes->count = count;
  return true;
}

bool faulty_bytes_write(faulty_bytes *bytes, const uint8_t *from, size_t count, size_t offset) {
  if (count == 0) return true;
  if (offset + count > bytes->count && !faulty_bytes_resize(bytes, offset + count)) return false;
  memcpy(bytes->start + offset, from, count);
  return true;
}

bool faulty_bytes_copy(faulty_bytes *to, const faulty_bytes *from) {
  to->count = 0;
  return faulty_bytes_write(to, from->start, from->count, 0);
}
