using System.Runtime.InteropServices;
using Federation.Cluster.Adapters.Cage;

namespace Federation.Adapters.Worker.Tests.Cage;

/// <summary>The two filters decide as they say, on both architectures; what the kernel makes of them, the escape tests show.</summary>
public sealed class WorkerFilterTests
{
    private const int Self = 4711;
    private const ulong Host = 42;
    private const ulong NewThread = 0x10000;

    public static TheoryData<Architecture> Architectures => [Architecture.X64, Architecture.Arm64];

    private static IEnumerable<SystemCall> Everything => SystemCalls.Needed.Concat(SystemCalls.Refused).Concat(SystemCalls.Forbidden).Concat(SystemCalls.Signalling);

    [Theory]
    [MemberData(nameof(Architectures))]
    public void First_WhatAWorkerNeeds_PassesBoth(Architecture architecture)
    {
        Assert.All(SystemCalls.Needed.Where(call => call.NumberOn(architecture) >= 0), call => Assert.Equal(FilterAction.Allow, Strictest(architecture, call, 0, 0, 0)));
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void First_WhatIsRefused_IsAnErrorAndNoEnd(Architecture architecture)
    {
        Assert.All(SystemCalls.Refused.Where(call => call.NumberOn(architecture) >= 0), call => Assert.Equal(FilterAction.Refuse, Strictest(architecture, call, 0, 0, 0)));
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Second_WhatNobodyDoesByAccident_IsTheEnd(Architecture architecture)
    {
        Assert.All(SystemCalls.Forbidden.Where(call => call.NumberOn(architecture) >= 0), call => Assert.Equal(FilterAction.End, Strictest(architecture, call, 0, 0, 0)));
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void First_BeforeTheSecond_LetsTheWorkerBecomeItself(Architecture architecture)
    {
        Assert.Equal(FilterAction.Allow, FilterMachine.Decide(WorkerFilters.First(architecture, Self), architecture, SystemCalls.Execve, 0));
        Assert.Equal(FilterAction.Allow, FilterMachine.Decide(WorkerFilters.First(architecture, Self), architecture, SystemCalls.Seccomp, 0));
        Assert.Equal(FilterAction.End, Strictest(architecture, SystemCalls.Execve, 0));
        Assert.Equal(FilterAction.Refuse, Strictest(architecture, SystemCalls.Seccomp, 0));
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Both_ByArgument_TellHarmFromNeed(Architecture architecture)
    {
        Assert.Equal(FilterAction.Allow, Strictest(architecture, SystemCalls.Clone, 0x3D0F00));
        Assert.Equal(FilterAction.End, Strictest(architecture, SystemCalls.Clone, 0x11));
        Assert.Equal(FilterAction.End, Strictest(architecture, SystemCalls.Clone, (NewThread << 32) | 0x11));
        Assert.Equal(FilterAction.NotThere, Strictest(architecture, SystemCalls.Clone3, 0));
        Assert.Equal(FilterAction.End, Strictest(architecture, SystemCalls.Socket, 2));
        Assert.Equal(FilterAction.End, Strictest(architecture, SystemCalls.Socket, 16));
        Assert.Equal(FilterAction.Refuse, Strictest(architecture, SystemCalls.Socket, 1));
        Assert.Equal(FilterAction.Allow, Strictest(architecture, SystemCalls.Prctl, 15));
        Assert.Equal(FilterAction.Refuse, Strictest(architecture, SystemCalls.Prctl, 1));
        Assert.Equal(FilterAction.Allow, Strictest(architecture, SystemCalls.Fcntl, 3, 1030));
        Assert.Equal(FilterAction.Refuse, Strictest(architecture, SystemCalls.Fcntl, 3, 8));
        Assert.Equal(FilterAction.Allow, Strictest(architecture, SystemCalls.Prlimit64, 0));
        Assert.Equal(FilterAction.Allow, Strictest(architecture, SystemCalls.Prlimit64, Self));
        Assert.Equal(FilterAction.End, Strictest(architecture, SystemCalls.Prlimit64, Host));
        Assert.Equal(FilterAction.Refuse, Strictest(architecture, SystemCalls.SchedSetaffinity, Host));
        Assert.Equal(FilterAction.Allow, Strictest(architecture, SystemCalls.Clone, 0x7D0F00));
        Assert.Equal(FilterAction.Refuse, Strictest(architecture, SystemCalls.Clone, 0x3D0F00 & ~0x400));
        Assert.Equal(FilterAction.Refuse, Strictest(architecture, SystemCalls.Clone, 0x3D0F00 | 0x10000000));
        Assert.Equal(FilterAction.Allow, Strictest(architecture, SystemCalls.Fallocate, 3, 0));
        Assert.Equal(FilterAction.Refuse, Strictest(architecture, SystemCalls.Fallocate, 3, 1));
        Assert.Equal(FilterAction.Error(ErrorNumber.NoTerminal), Strictest(architecture, SystemCalls.Ioctl, 0, 0x5412));
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Both_WaysOfOpening_AreThoseThatLandlockSees(Architecture architecture)
    {
        foreach (ulong good in new ulong[] { 0, 1, 2, 0x80000, 0x241, 0x242, 0x201, 0x80042, 0x200000 }) Assert.Equal(FilterAction.Allow, Opened(good));
        foreach (ulong bad in new ulong[] { 3, 0x200, 0x203, 0x80200, 0x410002, 0x410001, 0x400000 }) Assert.Equal(FilterAction.Refuse, Opened(bad));
        if (architecture == Architecture.X64) Assert.Equal(FilterAction.Refuse, Strictest(architecture, SystemCalls.Open, 0, 3));

        uint Opened(ulong flags) => Strictest(architecture, SystemCalls.Openat, 0, 0, flags);
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Both_Signals_ReachTheWorkerAlone(Architecture architecture)
    {
        Assert.All(SystemCalls.Signalling, call =>
        {
            Assert.Equal(FilterAction.Allow, Strictest(architecture, call, Self));
            Assert.Equal(FilterAction.End, Strictest(architecture, call, Host));
            Assert.Equal(FilterAction.End, Strictest(architecture, call, unchecked((ulong)-1)));
            Assert.Equal(FilterAction.End, Strictest(architecture, call, 0));
        });
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void First_NumbersOfTomorrow_DoNotExist(Architecture architecture)
    {
        var first = WorkerFilters.First(architecture, Self);
        uint audit = architecture == Architecture.X64 ? 0xC000003Eu : 0xC00000B7u;

        for (uint number = 470; number < 1_000; number++) Assert.Equal(FilterAction.NotThere, FilterMachine.Decide(first, audit, number));
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void First_AnotherWayToCall_IsRefused(Architecture architecture)
    {
        var first = WorkerFilters.First(architecture, Self);

        Assert.Equal(FilterAction.End, FilterMachine.Decide(first, 0x40000003, 11));
        if (architecture == Architecture.X64) Assert.Equal(FilterAction.NotThere, FilterMachine.Decide(first, 0xC000003E, 0x40000000 + 520));
    }

    [Theory]
    [MemberData(nameof(Architectures))]
    public void Lists_NoCallStandsTwice(Architecture architecture)
    {
        var numbers = Everything.Select(call => call.NumberOn(architecture)).Where(number => number >= 0).ToList();

        Assert.Equal(numbers.Count, numbers.Distinct().Count());
    }

    private static uint Strictest(Architecture architecture, SystemCall call, params ReadOnlySpan<ulong> arguments)
    {
        uint first = FilterMachine.Decide(WorkerFilters.First(architecture, Self), architecture, call, arguments);
        uint second = FilterMachine.Decide(WorkerFilters.Second(architecture, Self), architecture, call, arguments);
        return second == FilterAction.End || first == FilterAction.End ? FilterAction.End : first == FilterAction.Allow ? second : first;
    }
}
