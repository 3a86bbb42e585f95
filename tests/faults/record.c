/* Loaded before a program (LD_PRELOAD): writes down whatever it does to files below one folder, in order.
 *
 * TREKKER_RECORD_FOLDER  the folder
 * TREKKER_RECORD         the file to which each operation is appended: a head (see below), two paths, and bytes
 *
 * What is done with a file and what is written down of it are one step, also between threads.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* Little-endian, packed: 32 bytes. `at` is where a write begins, or the new length of a file. */
struct head {
    uint32_t what, first, second, unused;
    uint64_t at, bytes;
};
enum { MAKES = 1, WRITES, CUTS, SYNCS, RENAMES, LINKS, REMOVES, MAKES_FOLDER };

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int out = -1;

static void begin(void) {
    pthread_mutex_lock(&lock);
    if (out < 0) {
        const char *path = getenv("TREKKER_RECORD");
        int (*opens)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
        out = path ? opens(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
        if (out < 0) abort();
    }
}
static void end(void) { pthread_mutex_unlock(&lock); }

static int is_below(const char *path) {
    const char *of = getenv("TREKKER_RECORD_FOLDER");
    return of && path && strncmp(path, of, strlen(of)) == 0;
}

/* The path of an open file, if it is one of ours. */
static int path_of(int fd, char path[PATH_MAX]) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return is_below(path);
}

static int in_folder(int folder, const char *name, char path[PATH_MAX]) {
    if (name[0] == '/' || folder == AT_FDCWD) {
        snprintf(path, PATH_MAX, "%s", name);
        return is_below(path);
    }
    char of[PATH_MAX];
    if (!path_of(folder, of)) return 0;
    return snprintf(path, PATH_MAX, "%s/%s", of, name) < PATH_MAX;
}

static void tell(uint32_t what, const char *first, const char *second, uint64_t at, const void *bytes, size_t count) {
    struct head head = {what, strlen(first), second ? strlen(second) : 0, 0, at, count};
    struct iovec parts[] = {
        {&head, sizeof head}, {(void *)first, head.first}, {(void *)second, head.second}, {(void *)bytes, count}};
    size_t all = sizeof head + head.first + head.second + count;
    if (REAL(writev)(out, parts, 4) != (ssize_t)all) abort();
}

#define OPENS(name)                                                                                        \
    int name(const char *path, int flags, ...) {                                                           \
        va_list rest;                                                                                      \
        va_start(rest, flags);                                                                             \
        mode_t mode = va_arg(rest, mode_t);                                                                \
        va_end(rest);                                                                                      \
        int (*opens)(const char *, int, ...) = dlsym(RTLD_NEXT, #name);                                    \
        if (!is_below(path) || !(flags & (O_CREAT | O_TRUNC))) return opens(path, flags, mode);            \
        begin();                                                                                           \
        int was_there = access(path, F_OK) == 0;                                                           \
        int fd = opens(path, flags, mode);                                                                 \
        int error = errno;                                                                                 \
        if (fd >= 0 && !was_there) tell(MAKES, path, NULL, 0, NULL, 0);                                    \
        if (fd >= 0 && was_there && (flags & O_TRUNC)) tell(CUTS, path, NULL, 0, NULL, 0);                 \
        end();                                                                                             \
        errno = error;                                                                                     \
        return fd;                                                                                         \
    }
OPENS(open)
OPENS(open64)

ssize_t write(int fd, const void *bytes, size_t count) {
    char path[PATH_MAX];
    if (!path_of(fd, path)) return REAL(write)(fd, bytes, count);
    begin();
    ssize_t done = REAL(write)(fd, bytes, count);
    int error = errno;
    if (done > 0) tell(WRITES, path, NULL, (uint64_t)(lseek(fd, 0, SEEK_CUR) - done), bytes, (size_t)done);
    end();
    errno = error;
    return done;
}
ssize_t writev(int fd, const struct iovec *parts, int count) {
    char path[PATH_MAX];
    if (!path_of(fd, path)) return REAL(writev)(fd, parts, count);
    /* As much of it as one wants may be written at a time. */
    return count > 0 ? write(fd, parts[0].iov_base, parts[0].iov_len) : 0;
}
#define PWRITES(name, offset)                                                       \
    ssize_t name(int fd, const void *bytes, size_t count, offset at) {              \
        char path[PATH_MAX];                                                        \
        if (!path_of(fd, path)) return REAL(name)(fd, bytes, count, at);            \
        begin();                                                                    \
        ssize_t done = REAL(name)(fd, bytes, count, at);                            \
        int error = errno;                                                          \
        if (done > 0) tell(WRITES, path, NULL, (uint64_t)at, bytes, (size_t)done);  \
        end();                                                                      \
        errno = error;                                                              \
        return done;                                                                \
    }
PWRITES(pwrite, off_t)
PWRITES(pwrite64, off64_t)

#define CUTS_FILE(name, offset)                                         \
    int name(int fd, offset length) {                                   \
        char path[PATH_MAX];                                            \
        if (!path_of(fd, path)) return REAL(name)(fd, length);          \
        begin();                                                        \
        int done = REAL(name)(fd, length);                              \
        int error = errno;                                              \
        if (done == 0) tell(CUTS, path, NULL, (uint64_t)length, NULL, 0); \
        end();                                                          \
        errno = error;                                                  \
        return done;                                                    \
    }
CUTS_FILE(ftruncate, off_t)
CUTS_FILE(ftruncate64, off64_t)

#define SYNCS_FILE(name)                                     \
    int name(int fd) {                                       \
        char path[PATH_MAX];                                 \
        if (!path_of(fd, path)) return REAL(name)(fd);       \
        begin();                                             \
        int done = REAL(name)(fd);                           \
        int error = errno;                                   \
        if (done == 0) tell(SYNCS, path, NULL, 0, NULL, 0);  \
        end();                                               \
        errno = error;                                       \
        return done;                                         \
    }
SYNCS_FILE(fsync)
SYNCS_FILE(fdatasync)

int rename(const char *from, const char *to) {
    if (!is_below(to)) return REAL(rename)(from, to);
    begin();
    int done = REAL(rename)(from, to);
    int error = errno;
    if (done == 0) tell(RENAMES, from, to, 0, NULL, 0);
    end();
    errno = error;
    return done;
}
int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
    char first[PATH_MAX], second[PATH_MAX];
    int is_one = in_folder(from_folder, from, first) && in_folder(to_folder, to, second);
    if (!is_one) return REAL(linkat)(from_folder, from, to_folder, to, flags);
    begin();
    int done = REAL(linkat)(from_folder, from, to_folder, to, flags);
    int error = errno;
    if (done == 0) tell(LINKS, first, second, 0, NULL, 0);
    end();
    errno = error;
    return done;
}
int unlink(const char *path) {
    if (!is_below(path)) return REAL(unlink)(path);
    begin();
    int done = REAL(unlink)(path);
    int error = errno;
    if (done == 0) tell(REMOVES, path, NULL, 0, NULL, 0);
    end();
    errno = error;
    return done;
}
int unlinkat(int folder, const char *name, int flags) {
    char path[PATH_MAX];
    if (!in_folder(folder, name, path)) return REAL(unlinkat)(folder, name, flags);
    begin();
    int done = REAL(unlinkat)(folder, name, flags);
    int error = errno;
    if (done == 0) tell(REMOVES, path, NULL, 0, NULL, 0);
    end();
    errno = error;
    return done;
}
int rmdir(const char *path) {
    if (!is_below(path)) return REAL(rmdir)(path);
    begin();
    int done = REAL(rmdir)(path);
    int error = errno;
    if (done == 0) tell(REMOVES, path, NULL, 0, NULL, 0);
    end();
    errno = error;
    return done;
}
int mkdir(const char *path, mode_t mode) {
    if (!is_below(path)) return REAL(mkdir)(path, mode);
    begin();
    int done = REAL(mkdir)(path, mode);
    int error = errno;
    if (done == 0) tell(MAKES_FOLDER, path, NULL, 0, NULL, 0);
    end();
    errno = error;
    return done;
}

/* Whoever copies then reads and writes. */
ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *to_at, size_t count, unsigned flags) {
    (void)from, (void)at, (void)to, (void)to_at, (void)count, (void)flags;
    errno = ENOSYS;
    return -1;
}
ssize_t sendfile64(int to, int from, off64_t *at, size_t count) {
    (void)from, (void)at, (void)to, (void)count;
    errno = ENOSYS;
    return -1;
}
