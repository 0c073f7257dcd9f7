// The part of the system's SQLite interface that this package uses.
//
// The declarations are here so that a build needs only the library, not its development package.
// All of them have been in SQLite with these numbers and signatures since 3.20 (2017) or earlier.
// For their meaning see https://sqlite.org/c3ref/funclist.html.
#pragma once
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#pragma clang assume_nonnull begin

/// A connection to a database.
typedef struct sqlite3 sqlite3;
/// A prepared statement of a connection, which must outlive it.
typedef struct sqlite3_stmt sqlite3_stmt;
/// A running copy from one database to another.
typedef struct sqlite3_backup sqlite3_backup;

// Primary result codes; the extended part is in the bits from 8 on.
#define SQLITE_OK 0
#define SQLITE_ERROR 1
#define SQLITE_ABORT 4
#define SQLITE_BUSY 5
#define SQLITE_LOCKED 6
#define SQLITE_NOMEM 7
#define SQLITE_READONLY 8
#define SQLITE_INTERRUPT 9
#define SQLITE_IOERR 10
#define SQLITE_CORRUPT 11
#define SQLITE_FULL 13
#define SQLITE_CANTOPEN 14
#define SQLITE_CONSTRAINT 19
#define SQLITE_MISUSE 21
#define SQLITE_NOTADB 26
#define SQLITE_ROW 100
#define SQLITE_DONE 101

// Flags for opening a database.
#define SQLITE_OPEN_READONLY 0x00000001
#define SQLITE_OPEN_READWRITE 0x00000002
#define SQLITE_OPEN_CREATE 0x00000004
#define SQLITE_OPEN_MEMORY 0x00000080
#define SQLITE_OPEN_NOMUTEX 0x00008000
#define SQLITE_OPEN_FULLMUTEX 0x00010000

/// The statement will be kept and used many times.
#define SQLITE_PREPARE_PERSISTENT 0x01

// The types of values.
#define SQLITE_INTEGER 1
#define SQLITE_FLOAT 2
#define SQLITE_TEXT 3
#define SQLITE_BLOB 4
#define SQLITE_NULL 5

// How much of a write-ahead log a checkpoint moves into its database.
#define SQLITE_CHECKPOINT_PASSIVE 0
#define SQLITE_CHECKPOINT_FULL 1
#define SQLITE_CHECKPOINT_RESTART 2
#define SQLITE_CHECKPOINT_TRUNCATE 3

// The library.
const char *sqlite3_libversion(void);
int sqlite3_libversion_number(void);
int sqlite3_threadsafe(void);
void sqlite3_free(void *_Nullable memory);

// A connection. If opening fails, it still holds the error message and must be closed.
int sqlite3_open_v2(const char *path, sqlite3 *_Nullable *_Nonnull connection, int flags,
                    const char *_Nullable vfs);
int sqlite3_close_v2(sqlite3 *_Nullable connection);
int sqlite3_busy_timeout(sqlite3 *connection, int milliseconds);
int sqlite3_extended_result_codes(sqlite3 *connection, int on);
int sqlite3_errcode(sqlite3 *connection);
int sqlite3_extended_errcode(sqlite3 *connection);
const char *sqlite3_errmsg(sqlite3 *connection);
const char *sqlite3_errstr(int result);
int sqlite3_system_errno(sqlite3 *connection);
int sqlite3_changes(sqlite3 *connection);

/// Returns 1 for a read-only database, 0 for a writable one, and -1 if no database has the name.
int sqlite3_db_readonly(sqlite3 *connection, const char *name);
int sqlite3_total_changes(sqlite3 *connection);
int64_t sqlite3_last_insert_rowid(sqlite3 *connection);
int sqlite3_get_autocommit(sqlite3 *connection);
void sqlite3_interrupt(sqlite3 *connection);
int sqlite3_exec(sqlite3 *connection, const char *statements,
                 int (*_Nullable row)(void *_Nullable context, int columns,
                                      char *_Nullable *_Nonnull values,
                                      char *_Nullable *_Nonnull names),
                 void *_Nullable context, char *_Nullable *_Nullable message);
int sqlite3_wal_autocheckpoint(sqlite3 *connection, int pages);
int sqlite3_wal_checkpoint_v2(sqlite3 *connection, const char *_Nullable database, int mode,
                              int *_Nullable frames, int *_Nullable moved);

// A statement. Parameters are counted from 1, columns from 0.
int sqlite3_prepare_v3(sqlite3 *connection, const char *text, int bytes, unsigned int flags,
                       sqlite3_stmt *_Nullable *_Nonnull statement,
                       const char *_Nullable *_Nullable tail);
int sqlite3_step(sqlite3_stmt *statement);
int sqlite3_reset(sqlite3_stmt *statement);
int sqlite3_finalize(sqlite3_stmt *_Nullable statement);
int sqlite3_clear_bindings(sqlite3_stmt *statement);
int sqlite3_bind_parameter_count(sqlite3_stmt *statement);
int sqlite3_bind_null(sqlite3_stmt *statement, int parameter);
int sqlite3_bind_int64(sqlite3_stmt *statement, int parameter, int64_t value);
int sqlite3_bind_double(sqlite3_stmt *statement, int parameter, double value);
int sqlite3_column_count(sqlite3_stmt *statement);
int sqlite3_column_type(sqlite3_stmt *statement, int column);
int64_t sqlite3_column_int64(sqlite3_stmt *statement, int column);
double sqlite3_column_double(sqlite3_stmt *statement, int column);
const unsigned char *_Nullable sqlite3_column_text(sqlite3_stmt *statement, int column);
const void *_Nullable sqlite3_column_blob(sqlite3_stmt *statement, int column);
int sqlite3_column_bytes(sqlite3_stmt *statement, int column);

// A copy of a whole database.
sqlite3_backup *_Nullable sqlite3_backup_init(sqlite3 *to, const char *toName, sqlite3 *from,
                                              const char *fromName);
int sqlite3_backup_step(sqlite3_backup *backup, int pages);
int sqlite3_backup_finish(sqlite3_backup *_Nullable backup);

/// Turns off the library's locks and memory statistics, for a process that uses it on one thread.
///
/// - Returns: `SQLITE_MISUSE` without a change if the library is already in use.
int csqlite_use_one_thread(void);

/// Binds a copy of a string.
///
/// The library's own function needs a special pointer value, which Swift cannot express.
int csqlite_bind_text(sqlite3_stmt *statement, int parameter, const char *text, int bytes);

/// Binds a copy of bytes.
int csqlite_bind_blob(sqlite3_stmt *statement, int parameter, const void *bytes, int count);

/// Chooses whether closing the last connection leaves the write-ahead log in place; by default
/// closing moves it into the database.
int csqlite_keep_log(sqlite3 *connection, int keeps);

#pragma clang assume_nonnull end

#ifdef __cplusplus
}
#endif
