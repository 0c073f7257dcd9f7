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
  // Reuse the entry of a deleted file whose name is still on the disk, so that a loss brings back
  // one file.
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

// Applies a change; a change without bytes sets the size.
static bool apply(faulty_bytes *to, const faulty_change *change, size_t count) {
  if (!change->bytes) return faulty_bytes_resize(to, (size_t)change->offset);
  return faulty_bytes_write(to, change->bytes, count, (size_t)change->offset);
}

static bool keep(faulty_file *file, const uint8_t *bytes, size_t count, int64_t offset) {
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
  return true;
}

bool faulty_file_change(faulty_file *file, const uint8_t *bytes, size_t count, int64_t offset) {
  if (!keep(file, bytes, count, offset)) return false;
  return apply(&file->seen, &file->changes[file->change_count - 1], count);
}

void faulty_file_drop_changes(faulty_file *file) {
  for (size_t index = 0; index < file->change_count; index++) free(file->changes[index].bytes);
  file->change_count = 0;
}

bool faulty_file_settle(faulty_file *file) {
  // The visible content may contain changes that a failed sync has dropped, so it must not be
  // copied.
  for (size_t index = 0; index < file->change_count; index++) {
    const faulty_change *change = &file->changes[index];
    if (!apply(&file->safe, change, change->count)) return false;
  }
  faulty_file_drop_changes(file);
  return true;
}

void faulty_folder_settle(faulty_disk *disk) {
  for (int index = 0; index < FAULTY_FILES; index++) {
    faulty_file *file = &disk->files[index];
    if (file->exists) {
      file->is_safe = true;
    } else if (file->path[0]) {
      faulty_file_forget(file);
    }
  }
}

void faulty_file_forget(faulty_file *file) {
  faulty_file_drop_changes(file);
  free(file->changes);
  free(file->seen.start);
  free(file->safe.start);
  memset(file, 0, sizeof *file);
}

bool faulty_file_copy(faulty_file *to, const faulty_file *from) {
  memcpy(to->path, from->path, sizeof to->path);
  to->exists = from->exists;
  to->is_safe = from->is_safe;
  to->syncs_folder = from->syncs_folder;
  if (!faulty_bytes_copy(&to->seen, &from->seen)) return false;
  if (!faulty_bytes_copy(&to->safe, &from->safe)) return false;
  faulty_file_drop_changes(to);
  for (size_t index = 0; index < from->change_count; index++) {
    const faulty_change *change = &from->changes[index];
    if (!keep(to, change->bytes, change->count, change->offset)) return false;
  }
  return true;
}

// SplitMix64, as in Steele, Lea and Flood, "Fast splittable pseudorandom number generators" (2014).
static uint64_t draw(uint64_t *state) {
  uint64_t mixed = *state += 0x9E3779B97F4A7C15;
  mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
  mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
  return mixed ^ mixed >> 31;
}

// Whether the file exists after a loss; creation and deletion are changes too.
static bool survives(const faulty_file *file, faulty_loss loss, uint64_t *random) {
  if (file->is_safe == file->exists) return file->exists;
  switch (loss) {
    case FAULTY_LOSE_ALL: return file->is_safe;
    case FAULTY_KEEP_ALL: return file->exists;
    case FAULTY_REORDER:
    case FAULTY_TEAR: return draw(random) % 2;
  }
  return false;
}

// The number of bytes of a change that have reached the disk.
static size_t kept(const faulty_file *file, size_t index, faulty_loss loss, uint64_t *random) {
  const faulty_change *change = &file->changes[index];
  // A change of the size is kept or lost as a whole.
  size_t whole = change->bytes ? change->count : 1;
  switch (loss) {
    case FAULTY_LOSE_ALL: return 0;
    case FAULTY_KEEP_ALL: return whole;
    case FAULTY_REORDER: return draw(random) % 2 ? whole : 0;
    case FAULTY_TEAR: break;
  }
  return index + 1 < file->change_count || whole == 0 ? whole : draw(random) % whole;
}

void faulty_file_lose(faulty_file *file, faulty_loss loss, uint64_t *random) {
  if (!survives(file, loss, random)) {
    faulty_file_forget(file);
    return;
  }
  for (size_t index = 0; index < file->change_count; index++) {
    size_t count = kept(file, index, loss, random);
    if (count) apply(&file->safe, &file->changes[index], count);
  }
  faulty_file_drop_changes(file);
  file->exists = true;
  file->is_safe = true;
  file->syncs_folder = false;
  faulty_bytes_copy(&file->seen, &file->safe);
}
