#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "faulty_disk.h"

// An open file of a disk; the disk keeps the file itself in place.
typedef struct open_file {
  sqlite3_file base;
  faulty_disk *disk;
  faulty_file *file;
  bool deletes;
} open_file;

// Counts a call, and returns whether the disk fails at it.
static bool is_reached(faulty_disk *disk, faulty_call call) {
  disk->counts[call]++;
  return disk->way != FAULTY_NEVER && disk->failing_call == call &&
         disk->counts[call] == disk->failing_number;
}

// The result before a call is performed: SQLITE_OK, or the error if the disk fails now.
static int fails(faulty_disk *disk, faulty_call call, bool is_change, int error) {
  if (disk->is_off) return error;
  bool is_now = is_change && is_reached(disk, FAULTY_CHANGE);
  if (call != FAULTY_CHANGE && is_reached(disk, call)) is_now = true;
  if (is_now) {
    disk->has_failed = true;
    switch (disk->way) {
      case FAULTY_POWER: disk->is_off = true; return error;
      case FAULTY_FULL: disk->is_full = true; return SQLITE_FULL;
      case FAULTY_ERROR: return error;
      case FAULTY_LYING: disk->is_lying = true; return SQLITE_OK;
      case FAULTY_NEVER: break;
    }
  }
  return disk->is_full && call == FAULTY_WRITE ? SQLITE_FULL : SQLITE_OK;
}

static open_file *opened(sqlite3_file *file) { return (open_file *)file; }

static int done(bool is_done) { return is_done ? SQLITE_OK : SQLITE_IOERR_NOMEM; }

static int disk_close(sqlite3_file *base) {
  open_file *file = opened(base);
  if (!file->deletes || file->disk->is_off) return SQLITE_OK;
  return done(faulty_disk_do(file->disk, (faulty_step){.kind = FAULTY_DELETES, .path = file->file->path}));
}

static int disk_read(sqlite3_file *base, void *to, int count, int64_t offset) {
  open_file *file = opened(base);
  int result = fails(file->disk, FAULTY_READ, false, SQLITE_IOERR_READ);
  if (result != SQLITE_OK) return result;
  const faulty_bytes *seen = &file->file->seen;
  size_t start = (size_t)offset;
  size_t there = start < seen->count ? seen->count - start : 0;
  if (there >= (size_t)count) {
    memcpy(to, seen->start + start, (size_t)count);
    return SQLITE_OK;
  }
  if (there) memcpy(to, seen->start + start, there);
  memset((char *)to + there, 0, (size_t)count - there);
  return SQLITE_IOERR_SHORT_READ;
}

static int disk_write(sqlite3_file *base, const void *from, int count, int64_t offset) {
  open_file *file = opened(base);
  int result = fails(file->disk, FAULTY_WRITE, true, SQLITE_IOERR_WRITE);
  if (result != SQLITE_OK) return result;
  faulty_step step = {
      .kind = FAULTY_WRITES,
      .path = file->file->path,
      .offset = offset,
      .count = (size_t)count,
      .bytes = from,
  };
  return done(faulty_disk_do(file->disk, step));
}

static int disk_truncate(sqlite3_file *base, int64_t size) {
  open_file *file = opened(base);
  int result = fails(file->disk, FAULTY_CHANGE, true, SQLITE_IOERR_TRUNCATE);
  if (result != SQLITE_OK) return result;
  faulty_step step = {.kind = FAULTY_TRUNCATES, .path = file->file->path, .offset = size};
  return done(faulty_disk_do(file->disk, step));
}

static int disk_sync(sqlite3_file *base, int flags) {
  (void)flags;
  open_file *file = opened(base);
  int result = fails(file->disk, FAULTY_SYNC, true, SQLITE_IOERR_FSYNC);
  // The unsynced changes count as written, so they are not tried again.
  if (result == SQLITE_IOERR_FSYNC && !file->disk->is_off) faulty_file_drop_changes(file->file);
  if (result != SQLITE_OK || file->disk->is_lying) return result;
  return done(faulty_disk_do(file->disk, (faulty_step){.kind = FAULTY_SYNCS, .path = file->file->path}));
}

static int disk_size(sqlite3_file *base, int64_t *size) {
  *size = (int64_t)opened(base)->file->seen.count;
  return SQLITE_OK;
}

// Each file has one connection at a time, so no lock is needed.
static int disk_lock(sqlite3_file *base, int level) { return (void)base, (void)level, SQLITE_OK; }

static int disk_check_reserved(sqlite3_file *base, int *is_reserved) {
  (void)base;
  *is_reserved = 0;
  return SQLITE_OK;
}

static int disk_control(sqlite3_file *base, int operation, void *argument) {
  return (void)base, (void)operation, (void)argument, SQLITE_NOTFOUND;
}

static int disk_sector_size(sqlite3_file *base) { return (void)base, 4096; }

static int disk_characteristics(sqlite3_file *base) { return (void)base, 0; }

static const sqlite3_io_methods methods = {
    .version = 1,
    .close = disk_close,
    .read = disk_read,
    .write = disk_write,
    .truncate = disk_truncate,
    .sync = disk_sync,
    .size = disk_size,
    .lock = disk_lock,
    .unlock = disk_lock,
    .check_reserved = disk_check_reserved,
    .control = disk_control,
    .sector_size = disk_sector_size,
    .characteristics = disk_characteristics,
};

static int disk_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *out) {
  faulty_disk *disk = vfs->context;
  open_file *file = opened(base);
  memset(file, 0, sizeof *file);
  int result = fails(disk, FAULTY_OPEN, false, SQLITE_CANTOPEN);
  if (result != SQLITE_OK) return result;
  char own[32];
  if (!path) {
    // A temporary file of a statement; SQLite does not need its name.
    snprintf(own, sizeof own, "temporary %lld", (long long)++disk->temporaries);
    path = own;
    flags |= SQLITE_OPEN_CREATE | SQLITE_OPEN_DELETEONCLOSE;
  }
  // Like the system: a request to write to a read-only disk opens the file read-only, and says so.
  if (disk->is_read_only) {
    flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
  }
  bool makes = flags & SQLITE_OPEN_CREATE;
  // SQLite syncs the folder together with a log that it may have created.
  bool is_log = makes && flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_WAL);
  if (is_log || !faulty_file_find(disk, path)) {
    faulty_step step = {.kind = is_log ? FAULTY_OPENS_LOG : FAULTY_MAKES, .path = path};
    if (!makes || !faulty_disk_do(disk, step)) return SQLITE_CANTOPEN;
  }
  file->base.methods = &methods;
  file->disk = disk;
  file->file = faulty_file_find(disk, path);
  file->deletes = flags & SQLITE_OPEN_DELETEONCLOSE;
  if (out) *out = flags;
  return SQLITE_OK;
}

static int disk_delete(sqlite3_vfs *vfs, const char *path, int syncs) {
  faulty_disk *disk = vfs->context;
  int result = fails(disk, FAULTY_CHANGE, true, SQLITE_IOERR_DELETE);
  if (result != SQLITE_OK) return result;
  if (!faulty_file_find(disk, path)) return SQLITE_IOERR_DELETE_NOENT;
  bool is_safe = syncs && !disk->is_lying;
  faulty_step step = {.kind = is_safe ? FAULTY_DELETES_SAFELY : FAULTY_DELETES, .path = path};
  return done(faulty_disk_do(disk, step));
}

static int disk_access(sqlite3_vfs *vfs, const char *path, int flags, int *result) {
  (void)flags;
  *result = faulty_file_find(vfs->context, path) != NULL;
  return SQLITE_OK;
}

static int disk_full_path(sqlite3_vfs *vfs, const char *path, int room, char *to) {
  (void)vfs;
  snprintf(to, (size_t)room, "%s", path);
  return SQLITE_OK;
}

static int disk_random(sqlite3_vfs *vfs, int count, char *to) {
  // The same on every disk, so that the bytes are the same in every process.
  (void)vfs;
  for (int index = 0; index < count; index++) to[index] = (char)(index * 37 + 11);
  return count;
}

static int disk_sleep(sqlite3_vfs *vfs, int microseconds) { return (void)vfs, microseconds; }

static int disk_time(sqlite3_vfs *vfs, double *day) {
  (void)vfs;
  *day = 2440587.5;
  return SQLITE_OK;
}

static int disk_last_error(sqlite3_vfs *vfs, int room, char *to) {
  return (void)vfs, (void)room, (void)to, 0;
}

faulty_disk *faulty_disk_make(const char *name) {
  faulty_disk *disk = calloc(1, sizeof *disk);
  if (!disk) return NULL;
  snprintf(disk->name, sizeof disk->name, "%s", name);
  disk->vfs = (sqlite3_vfs){
      .version = 1,
      .file_size = sizeof(open_file),
      .longest_path = FAULTY_PATH,
      .name = disk->name,
      .context = disk,
      .open = disk_open,
      .remove = disk_delete,
      .access = disk_access,
      .full_path = disk_full_path,
      .random = disk_random,
      .sleep = disk_sleep,
      .time = disk_time,
      .last_error = disk_last_error,
  };
  if (sqlite3_vfs_register(&disk->vfs, 0) == SQLITE_OK) return disk;
  free(disk);
  return NULL;
}

void faulty_disk_free(faulty_disk *disk) {
  sqlite3_vfs_unregister(&disk->vfs);
  for (int index = 0; index < FAULTY_FILES; index++) faulty_file_forget(&disk->files[index]);
  faulty_course_free(&disk->course);
  free(disk);
}

void faulty_disk_fail(faulty_disk *disk, faulty_call call, int64_t number, faulty_way way) {
  disk->failing_call = call;
  disk->failing_number = number;
  disk->way = way;
  disk->has_failed = false;
  disk->is_full = false;
}

int64_t faulty_disk_count(const faulty_disk *disk, faulty_call call) { return disk->counts[call]; }

int faulty_disk_has_failed(const faulty_disk *disk) { return disk->has_failed; }

void faulty_disk_protect(faulty_disk *disk, int is_read_only) { disk->is_read_only = is_read_only; }

void faulty_disk_restart(faulty_disk *disk, faulty_loss loss, uint64_t seed) {
  disk->is_off = false;
  disk->is_full = false;
  disk->is_lying = false;
  disk->way = FAULTY_NEVER;
  uint64_t random = seed;
  for (int index = 0; index < FAULTY_FILES; index++) {
    faulty_file *file = &disk->files[index];
    if (file->path[0]) faulty_file_lose(file, loss, &random);
  }
}

const uint8_t *faulty_disk_bytes(const faulty_disk *disk, const char *path, size_t *count) {
  faulty_file *file = faulty_file_find((faulty_disk *)disk, path);
  *count = file ? file->seen.count : 0;
  return file ? file->seen.start : NULL;
}

int faulty_disk_put(faulty_disk *disk, const char *path, const uint8_t *bytes, size_t count) {
  faulty_file *file = faulty_file_find(disk, path);
  if (!file) file = faulty_file_make(disk, path);
  if (!file || !faulty_bytes_resize(&file->seen, count)) return 0;
  if (!faulty_bytes_write(&file->seen, bytes, count, 0)) return 0;
  // All bytes are replaced, so the old ones do not matter.
  faulty_file_drop_changes(file);
  file->is_safe = true;
  return faulty_bytes_copy(&file->safe, &file->seen);
}
