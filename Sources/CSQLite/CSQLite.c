#include "CSQLite.h"

typedef void (*destructor)(void *);

// Functions of the library that only this file calls; the header declares those that Swift calls.
int sqlite3_config(int option, ...);
int sqlite3_bind_text(sqlite3_stmt *statement, int parameter, const char *text, int bytes,
                      destructor release);
int sqlite3_bind_blob(sqlite3_stmt *statement, int parameter, const void *bytes, int count,
                      destructor release);

// SQLITE_TRANSIENT: tells the library to copy the value now.
#define TRANSIENT ((destructor)(intptr_t)-1)

enum { SINGLE_THREAD = 1, MEMORY_STATUS = 9 };

int csqlite_use_one_thread(void) {
  int result = sqlite3_config(SINGLE_THREAD);
  return result == SQLITE_OK ? sqlite3_config(MEMORY_STATUS, 0) : result;
}

int csqlite_bind_text(sqlite3_stmt *statement, int parameter, const char *text, int bytes) {
  return sqlite3_bind_text(statement, parameter, text, bytes, TRANSIENT);
}

int csqlite_bind_blob(sqlite3_stmt *statement, int parameter, const void *bytes, int count) {
  return sqlite3_bind_blob(statement, parameter, bytes, count, TRANSIENT);
}

// A variadic function, which Swift cannot call.
int sqlite3_db_config(sqlite3 *connection, int option, ...);

// SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE
#define NO_CHECKPOINT_ON_CLOSE 1006

int csqlite_keep_log(sqlite3 *connection, int keeps) {
  return sqlite3_db_config(connection, NO_CHECKPOINT_ON_CLOSE, keeps, (int *)0);
}
