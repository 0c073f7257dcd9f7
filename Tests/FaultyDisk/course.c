#include <stdlib.h>
#include <string.h>

#include "faulty_disk.h"

static bool keep(faulty_course *course, faulty_step step) {
  if (course->count == course->room) {
    size_t room = course->room ? 2 * course->room : 256;
    faulty_step *steps = realloc(course->steps, room * sizeof *steps);
    if (!steps) return false;
    course->steps = steps;
    course->room = room;
  }
  char *path = strdup(step.path);
  uint8_t *bytes = malloc(step.count ? step.count : 1);
  if (!path || !bytes) {
    free(path);
    free(bytes);
    return false;
  }
  if (step.count) memcpy(bytes, step.bytes, step.count);
  step.path = path;
  step.bytes = bytes;
  course->steps[course->count++] = step;
  return true;
}

void faulty_course_free(faulty_course *course) {
  for (size_t index = 0; index < course->count; index++) {
    free((char *)course->steps[index].path);
    free((uint8_t *)course->steps[index].bytes);
  }
  free(course->steps);
  memset(course, 0, sizeof *course);
}

static bool sync_file(faulty_disk *disk, faulty_file *file) {
  if (!faulty_file_settle(file)) return false;
  if (file->syncs_folder) faulty_folder_settle(disk);
  file->syncs_folder = false;
  return true;
}

bool faulty_disk_do(faulty_disk *disk, faulty_step step) {
  step.point = disk->counts[FAULTY_CHANGE];
  if (disk->is_recording && !keep(&disk->course, step)) return false;
  faulty_file *file = faulty_file_find(disk, step.path);
  bool makes = step.kind == FAULTY_MAKES || step.kind == FAULTY_OPENS_LOG;
  if (!file && makes) file = faulty_file_make(disk, step.path);
  if (!file) return false;
  switch (step.kind) {
    case FAULTY_MAKES: break;
    case FAULTY_OPENS_LOG: file->syncs_folder = true; break;
    case FAULTY_WRITES: return faulty_file_change(file, step.bytes, step.count, step.offset);
    case FAULTY_TRUNCATES: return faulty_file_change(file, NULL, 0, step.offset);
    case FAULTY_SYNCS: return sync_file(disk, file);
    case FAULTY_DELETES:
      // Until the folder is synced, a power loss may bring the file back.
      file->exists = false;
      break;
    case FAULTY_DELETES_SAFELY:
      file->exists = false;
      faulty_folder_settle(disk);
      break;
  }
  return true;
}

void faulty_disk_record(faulty_disk *disk) { disk->is_recording = true; }

int faulty_disk_follow(faulty_disk *disk, const faulty_disk *recorded, int64_t point) {
  const faulty_course *course = &recorded->course;
  while (disk->followed < course->count && course->steps[disk->followed].point < point) {
    faulty_step step = course->steps[disk->followed++];
    disk->counts[FAULTY_CHANGE] = step.point;
    if (!faulty_disk_do(disk, step)) return 0;
  }
  return 1;
}

int faulty_disk_copy(faulty_disk *disk, const faulty_disk *other) {
  for (int index = 0; index < FAULTY_FILES; index++) {
    if (!faulty_file_copy(&disk->files[index], &other->files[index])) return 0;
  }
  return 1;
}

// Mixes eight bytes at a time by a multiplication with an odd number, which is a bijection.
static uint64_t mix(uint64_t sum, const uint8_t *bytes, size_t count) {
  uint64_t word;
  for (; count >= sizeof word; bytes += sizeof word, count -= sizeof word) {
    memcpy(&word, bytes, sizeof word);
    sum = (sum ^ word) * 0x9E3779B97F4A7C15;
    sum ^= sum >> 32;
  }
  for (; count; bytes++, count--) sum = (sum ^ *bytes) * 0x9E3779B97F4A7C15;
  return sum ^ sum >> 32;
}

uint64_t faulty_disk_checksum(const faulty_disk *disk) {
  uint64_t sum = 0;
  for (int index = 0; index < FAULTY_FILES; index++) {
    const faulty_file *file = &disk->files[index];
    if (!file->exists) continue;
    sum = mix(sum, (const uint8_t *)file->path, strlen(file->path) + 1);
    sum = mix(sum ^ file->seen.count, file->seen.start, file->seen.count);
  }
  return sum;
}
