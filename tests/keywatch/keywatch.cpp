// SPDX-FileCopyrightText: 2026 The Cohort Desk authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Preloaded into every program of a test run. Looks at each block that is written to a file or printed, also to files
// that are gone when the run ends, and notes in the file COHORT_DESK_KEYWATCH who wrote what looks like a key, and
// where.

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <dlfcn.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

namespace {

constexpr std::string_view keyStart = "phx_";
constexpr size_t shortestKey = 16; // with its start; texts about keys hold shorter ones

//! Who must hold keys to do its work, and in which files a test hands one over. All others must not.
constexpr std::array holders{std::string_view("gnome-keyring-daemon"), std::string_view("cohort-desk-demo-server")};
constexpr std::string_view keyFile = "key"; //!< the beginning of the file's name

bool isKeyLetter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
}

bool holdsKey(std::string_view text)
{
    for (size_t at = text.find(keyStart); at != std::string_view::npos; at = text.find(keyStart, at + 1)) {
        const auto rest = text.substr(at);
        const auto end = std::find_if_not(rest.begin(), rest.end(), isKeyLetter);
        if (static_cast<size_t>(end - rest.begin()) >= shortestKey)
            return true;
    }
    return false;
}

std::string target(const std::string &link)
{
    std::array<char, PATH_MAX> path{};
    const ssize_t length = readlink(link.c_str(), path.data(), path.size());
    return length > 0 ? std::string(path.data(), static_cast<size_t>(length)) : std::string();
}

std::string_view nameOf(std::string_view path)
{
    return path.substr(path.rfind('/') + 1);
}

//! Sockets and pipes between programs are not what is left behind.
bool isKept(int descriptor)
{
    struct stat info = {};
    const bool isFile = fstat(descriptor, &info) == 0 && S_ISREG(info.st_mode);
    return isFile || descriptor == STDOUT_FILENO || descriptor == STDERR_FILENO;
}

void note(int descriptor)
{
    const char *log = std::getenv("COHORT_DESK_KEYWATCH");
    const std::string program = target("/proc/self/exe"), file = target("/proc/self/fd/" + std::to_string(descriptor));
    const bool mayHold = std::find(holders.begin(), holders.end(), nameOf(program)) != holders.end();
    if (!log || mayHold || nameOf(file).substr(0, keyFile.size()) == keyFile)
        return;
    const std::string line = program + " wrote a key to " + file + '\n';
    const int out = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    syscall(SYS_write, out, line.data(), line.size());
    close(out);
}

void look(int descriptor, const void *bytes, size_t size)
{
    const int error = errno;
    if (bytes && size >= shortestKey && holdsKey({static_cast<const char *>(bytes), size}) && isKept(descriptor))
        note(descriptor);
    errno = error;
}

template<class Function>
Function *next(const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    static auto *const real = next<ssize_t(int, const void *, size_t)>("write");
    look(descriptor, bytes, size);
    return real(descriptor, bytes, size);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t at)
{
    static auto *const real = next<ssize_t(int, const void *, size_t, off_t)>("pwrite");
    look(descriptor, bytes, size);
    return real(descriptor, bytes, size, at);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t at)
{
    static auto *const real = next<ssize_t(int, const void *, size_t, off64_t)>("pwrite64");
    look(descriptor, bytes, size);
    return real(descriptor, bytes, size, at);
}

ssize_t writev(int descriptor, const struct iovec *pieces, int count)
{
    static auto *const real = next<ssize_t(int, const struct iovec *, int)>("writev");
    for (int i = 0; i < count; ++i)
        look(descriptor, pieces[i].iov_base, pieces[i].iov_len);
    return real(descriptor, pieces, count);
}

size_t fwrite(const void *bytes, size_t size, size_t count, FILE *file)
{
    static auto *const real = next<size_t(const void *, size_t, size_t, FILE *)>("fwrite");
    look(fileno(file), bytes, size * count);
    return real(bytes, size, count, file);
}

int fputs(const char *text, FILE *file)
{
    static auto *const real = next<int(const char *, FILE *)>("fputs");
    look(fileno(file), text, std::string_view(text).size());
    return real(text, file);
}

} // extern "C"
