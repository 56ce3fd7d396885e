namespace Federation.Cluster.Adapters.Cage;

/// <summary>
/// Which system calls a worker needs, which it is refused, and which no honest adapter makes. Numbers are those of the kernel's
/// <c>unistd.h</c>. What stands nowhere does not exist for a worker.
/// </summary>
internal static class SystemCalls
{
    /// <summary>What the .NET runtime and honest code need. None of them reaches beyond what is open, or what Landlock lets be opened.</summary>
    public static readonly SystemCall[] Needed =
    [
        // Reading and writing what is open.
        new("read", 0, 63), new("write", 1, 64), new("readv", 19, 65), new("writev", 20, 66), new("pread64", 17, 67), new("pwrite64", 18, 68),
        new("preadv", 295, 69), new("pwritev", 296, 70), new("preadv2", 327, 286), new("pwritev2", 328, 287), new("close", 3, 57),
        new("close_range", 436, 436), new("lseek", 8, 62), new("fsync", 74, 82), new("fdatasync", 75, 83), new("ftruncate", 77, 46),
        new("sendfile", 40, 71), new("copy_file_range", 326, 285), new("fadvise64", 221, 223),

        // Files, within the bounds of Landlock.
        new("creat", 85, -1), new("stat", 4, -1), new("fstat", 5, 80), new("lstat", 6, -1), new("newfstatat", 262, 79), new("statx", 332, 291),
        new("access", 21, -1), new("faccessat", 269, 48), new("faccessat2", 439, 439), new("readlink", 89, -1), new("readlinkat", 267, 78),
        new("getcwd", 79, 17), new("chdir", 80, 49), new("fchdir", 81, 50), new("getdents64", 217, 61), new("statfs", 137, 43),
        new("fstatfs", 138, 44), new("umask", 95, 166), new("mkdir", 83, -1), new("mkdirat", 258, 34),

        // Descriptors, pipes and waiting.
        new("dup", 32, 23), new("dup2", 33, -1), new("dup3", 292, 24), new("pipe", 22, -1),
        new("pipe2", 293, 59), new("eventfd2", 290, 19), new("epoll_create1", 291, 20), new("epoll_ctl", 233, 21), new("epoll_wait", 232, -1),
        new("epoll_pwait", 281, 22), new("poll", 7, -1), new("ppoll", 271, 73), new("select", 23, -1), new("pselect6", 270, 72),

        // Memory.
        new("mmap", 9, 222), new("mprotect", 10, 226), new("munmap", 11, 215), new("mremap", 25, 216), new("madvise", 28, 233), new("brk", 12, 214),
        new("mincore", 27, 232), new("mlock", 149, 228), new("munlock", 150, 229), new("msync", 26, 227), new("membarrier", 324, 283),
        new("get_mempolicy", 239, 236), new("mbind", 237, 235),

        // Its own signals.
        new("rt_sigaction", 13, 134), new("rt_sigprocmask", 14, 135), new("rt_sigreturn", 15, 139), new("rt_sigsuspend", 130, 133),
        new("rt_sigtimedwait", 128, 137), new("sigaltstack", 131, 132),

        // Threads and its own end.
        new("futex", 202, 98), new("futex_waitv", 449, 449), new("set_robust_list", 273, 99), new("set_tid_address", 218, 96), new("rseq", 334, 293),
        new("sched_yield", 24, 124), new("sched_getaffinity", 204, 123), new("sched_getparam", 143, 121), new("sched_getscheduler", 145, 120),
        new("sched_get_priority_max", 146, 125), new("sched_get_priority_min", 147, 126), new("restart_syscall", 219, 128), new("exit", 60, 93),
        new("exit_group", 231, 94), new("wait4", 61, 260), new("waitid", 247, 95),

        // Questions.
        new("getpid", 39, 172), new("getppid", 110, 173), new("gettid", 186, 178), new("getuid", 102, 174), new("geteuid", 107, 175),
        new("getgid", 104, 176), new("getegid", 108, 177), new("getgroups", 115, 158), new("getresuid", 118, 148), new("getresgid", 120, 150),
        new("getpgid", 121, 155), new("getpgrp", 111, -1), new("getsid", 124, 156), new("getpriority", 140, 141), new("getrlimit", 97, 163),
        new("getrusage", 98, 165), new("times", 100, 153), new("sysinfo", 99, 179), new("uname", 63, 160), new("getcpu", 309, 168),
        new("capget", 125, 90), new("getrandom", 318, 278), new("arch_prctl", 158, -1),

        // Time.
        new("clock_gettime", 228, 113), new("clock_getres", 229, 114), new("clock_nanosleep", 230, 115), new("nanosleep", 35, 101),
        new("gettimeofday", 96, 169), new("time", 201, -1), new("timer_create", 222, 107), new("timer_settime", 223, 110),
        new("timer_gettime", 224, 108), new("timer_delete", 226, 111), new("timerfd_create", 283, 85), new("timerfd_settime", 286, 86),
        new("timerfd_gettime", 287, 87),
    ];

    /// <summary>Refused with an error, because an honest library may try one of them and go on without.</summary>
    public static readonly SystemCall[] Refused =
    [
        // Names, modes and owners of files: nothing is taken away and nothing is opened to others.
        new("unlink", 87, -1), new("unlinkat", 263, 35), new("rename", 82, -1), new("renameat", 264, 38), new("renameat2", 316, 276),
        new("link", 86, -1), new("linkat", 265, 37), new("symlink", 88, -1), new("symlinkat", 266, 36), new("rmdir", 84, -1), new("mknod", 133, -1),
        new("mknodat", 259, 33), new("chmod", 90, -1), new("fchmod", 91, 52), new("fchmodat", 268, 53), new("fchmodat2", 452, 452),
        new("chown", 92, -1), new("fchown", 93, 55), new("lchown", 94, -1), new("fchownat", 260, 54), new("utime", 132, -1), new("utimes", 235, -1),
        new("futimesat", 261, -1), new("utimensat", 280, 88), new("setxattr", 188, 5), new("lsetxattr", 189, 6), new("fsetxattr", 190, 7),
        new("removexattr", 197, 14), new("lremovexattr", 198, 15), new("fremovexattr", 199, 16),

        // A lock on what it may only read: the host and other workers could not open the same file any more. .NET goes on without.
        new("flock", 73, 32),

        // Its weight, its limits and who it is.
        new("setpriority", 141, 140), new("ioprio_set", 251, 30), new("sched_setscheduler", 144, 119),
        new("sched_setparam", 142, 118), new("sched_setattr", 314, 274), new("setrlimit", 160, 164), new("setsid", 112, 157),
        new("setpgid", 109, 154), new("setuid", 105, 146), new("setgid", 106, 144), new("setreuid", 113, 145), new("setregid", 114, 143),
        new("setresuid", 117, 147), new("setresgid", 119, 149), new("setgroups", 116, 159), Capset,

        // Memory and messages that outlive a process.
        new("memfd_create", 319, 279), new("memfd_secret", 447, 447), new("shmget", 29, 194), new("msgget", 68, 186), new("semget", 64, 190),
        new("mq_open", 240, 180),

        // Sockets that exist already: there are none.
        new("connect", 42, 203), new("bind", 49, 200), new("listen", 50, 201), new("accept", 43, 202), new("accept4", 288, 242),
        new("sendto", 44, 206), new("sendmsg", 46, 211), new("sendmmsg", 307, 269), new("recvfrom", 45, 207), new("recvmsg", 47, 212),
        new("recvmmsg", 299, 243), new("shutdown", 48, 210), new("socketpair", 53, 199),
    ];

    /// <summary>What ends a worker: nobody makes these calls by accident.</summary>
    public static readonly SystemCall[] Forbidden =
    [
        // Another program, another process.
        new("fork", 57, -1), new("vfork", 58, -1), Execve, new("execveat", 322, 281),

        // Other processes' memory and descriptors.
        Ptrace, new("process_vm_readv", 310, 270), new("process_vm_writev", 311, 271), new("process_madvise", 440, 440),
        new("kcmp", 312, 272), new("pidfd_open", 434, 434), new("pidfd_getfd", 438, 438), new("pidfd_send_signal", 424, 424),

        // The kernel.
        new("bpf", 321, 280), new("perf_event_open", 298, 241), new("io_uring_setup", 425, 425), new("userfaultfd", 323, 282),
        new("init_module", 175, 105), new("finit_module", 313, 273), new("delete_module", 176, 106), new("kexec_load", 246, 104),
        new("kexec_file_load", 320, 294), new("reboot", 169, 142), new("swapon", 167, 224), new("swapoff", 168, 225), new("settimeofday", 164, 170),
        new("clock_settime", 227, 112), new("sethostname", 170, 161),

        // Other views of the system.
        new("unshare", 272, 97), new("setns", 308, 268), new("mount", 165, 40), new("umount2", 166, 39), new("pivot_root", 155, 41),
        new("chroot", 161, 51), new("move_mount", 429, 429), new("open_tree", 428, 428), new("fsopen", 430, 430), new("mount_setattr", 442, 442),
        new("open_by_handle_at", 304, 265),

        // Keys.
        new("keyctl", 250, 219), new("add_key", 248, 217), new("request_key", 249, 218),
    ];

    /// <summary>The calls that send a signal; their first argument is the process.</summary>
    public static readonly SystemCall[] Signalling =
    [
        new("kill", 62, 129), new("tgkill", 234, 131), new("rt_sigqueueinfo", 129, 138), new("rt_tgsigqueueinfo", 297, 240),
    ];

    /// <summary>Its second argument are the flags.</summary>
    public static SystemCall Open => new("open", 2, -1);

    /// <summary>Its third argument are the flags.</summary>
    public static SystemCall Openat => new("openat", 257, 56);

    /// <summary>Its second argument says how: 0 makes the file as long as the room it takes, so that the room can be measured.</summary>
    public static SystemCall Fallocate => new("fallocate", 285, 47);

    /// <summary>A new thread or a new process; its first argument says which.</summary>
    public static SystemCall Clone => new("clone", 56, 220);

    /// <summary>As <see cref="Clone"/>, with arguments in memory, where no filter can look.</summary>
    public static SystemCall Clone3 => new("clone3", 435, 435);

    /// <summary>A signal to a thread of any process.</summary>
    public static SystemCall Tkill => new("tkill", 200, 130);

    /// <summary>Its first argument says what.</summary>
    public static SystemCall Prctl => new("prctl", 157, 167);

    /// <summary>Its second argument says what.</summary>
    public static SystemCall Fcntl => new("fcntl", 72, 25);

    /// <summary>Its second argument says what.</summary>
    public static SystemCall Ioctl => new("ioctl", 16, 29);

    /// <summary>Limits of the process that is its first argument; 0 is the caller.</summary>
    public static SystemCall Prlimit64 => new("prlimit64", 302, 261);

    /// <summary>The processors for the thread that is its first argument; 0 is the caller. The runtime asks for all that there are.</summary>
    public static SystemCall SchedSetaffinity => new("sched_setaffinity", 203, 122);

    /// <summary>A further filter.</summary>
    public static SystemCall Seccomp => new("seccomp", 317, 277);

    /// <summary>Its first argument is the family.</summary>
    public static SystemCall Socket => new("socket", 41, 198);

    /// <summary>Another program in this process.</summary>
    public static SystemCall Execve => new("execve", 59, 221);

    /// <summary>Another process in one's hands; its first argument says how, its second whose.</summary>
    public static SystemCall Ptrace => new("ptrace", 101, 117);

    /// <summary>Its own capabilities.</summary>
    public static SystemCall Capset => new("capset", 126, 91);
}
