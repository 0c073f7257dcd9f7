#include <stdlib.h>
#include <string.h>

#include "faulty_disk.h"

faulty_file *faulty_file_find(faulty_disk *disk, const char *path) {
  for (int index = 0; index < FAULTY_FILES; index++) {
    faulty_file *file = &disk->files[index];
    if (file->exists && strcmp(file->path, path) == 0) return file;
  }
  return NULL;
}

faulty_file *faulty_file_make(faulty_disk *disk, const char *path) {
  if (strlen(path) >= FAULTY_PATH) return NULL;
  // A name that was deleted and is still on the disk is taken up again, so that a loss brings back one file.
  for (int pass = 0; pass < 2; pass++) {
    for (int index = 0; index < FAULTY_FILES; index++) {
      faulty_file *file = &disk->files[index];
      bool fits = pass == 0 ? strcmp(file->path, path) == 0 : file->path[0] == 0;
      if (file->exists || !fits) continue;
      strcpy(file->path, path);
      file->exists = true;
      file->seen.count = 0;
      return file;
    }
  }
  return NULL;
}

// A change without bytes sets the size.
static bool apply(faulty_bytes *to, const faulty_change *change, size_t count) {
  if (!change->bytes) return faulty_bytes_resize(to, (size_t)change->offset);
  return faulty_bytes_write(to, change->bytes, count, (size_t)change->offset);
}

bool faulty_file_change(faulty_file *file, const uint8_t *bytes, size_t count, int64_t offset) {
  if (file->change_count == file->change_room) {
    size_t room = file->change_room ? 2 * file->change_room : 16;
    faulty_change *changes = realloc(file->changes, room * sizeof *changes);
    if (!changes) return false;
    file->changes = changes;
    file->change_room = room;
  }
  faulty_change change = {.offset = offset, .count = count, .bytes = NULL};
  if (bytes) {
    change.bytes = malloc(count ? count : 1);
    if (!change.bytes) return false;
    memcpy(change.bytes, bytes, count);
  }
  file->changes[file->change_count++] = change;
  return apply(&file->seen, &change, count);
}

static void drop_changes(faulty_file *file) {
  for (size_t index = 0; index < file->change_count; index++) free(file->changes[index].bytes);
  file->change_count = 0;
}

bool faulty_file_settle(faulty_file *file) {
  drop_changes(file);
  file->is_safe = true;
  return faulty_bytes_copy(&file->safe, &file->seen);
}

void faulty_file_forget(faulty_file *file) {
  drop_changes(file);
  free(file->changes);
  free(file->seen.start);
  free(file->safe.start);
  memset(file, 0, sizeof *file);
}

// SplitMix64, as in Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
static uint64_t draw(uint64_t *state) {
  uint64_t mixed = *state += 0x9E3779B97F4A7C15;
  mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
  mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
  return mixed ^ mixed >> 31;
}

// A name that was never safe is there after a loss where its changes may be.
static bool survives(faulty_file *file, faulty_loss loss, uint64_t *random) {
  if (file->is_safe) return true;
  if (!file->exists) return false;
  return loss == FAULTY_KEEP_ALL || (loss != FAULTY_LOSE_ALL && draw(random) % 2);
}

void faulty_file_lose(faulty_file *file, faulty_loss loss, uint64_t *random) {
  bool stays = loss == FAULTY_KEEP_ALL ? file->exists : survives(file, loss, random);
  if (!stays) {
    faulty_file_forget(file);
    return;
  }
  size_t whole = loss == FAULTY_TEAR && file->change_count ? draw(random) % file->change_count : 0;
  for (size_t index = 0; index < file->change_count; index++) {
    const faulty_change *change = &file->changes[index];
    bool is_kept = loss == FAULTY_KEEP_ALL || (loss == FAULTY_REORDER && draw(random) % 2) ||
                   (loss == FAULTY_TEAR && index < whole);
    if (is_kept) apply(&file->safe, change, change->count);
    if (loss == FAULTY_TEAR && index == whole && change->bytes && change->count) {
      apply(&file->safe, change, draw(random) % change->count);
    }
  }
  drop_changes(file);
  file->exists = true;
  file->is_safe = true;
  faulty_bytes_copy(&file->seen, &file->safe);
}
