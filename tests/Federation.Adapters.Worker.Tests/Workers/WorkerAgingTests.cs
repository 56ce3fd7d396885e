using System.Diagnostics;
using System.Globalization;
using Federation.Cluster.Adapters.Cage;
using Federation.Cluster.Adapters.Hosting;

namespace Federation.Adapters.Worker.Tests.Workers;

public sealed class WorkerAgingTests : IDisposable
{
    // In a session of its own, like a worker: else the whole test run would grow old with it.
    private readonly Process _process = Process.Start(new ProcessStartInfo("setsid", ["sh", "-c", "echo begun; exec sleep 600"]) { RedirectStandardOutput = true })!; // a new process
    private readonly WorkerAging _aging;

    public WorkerAgingTests()
    {
        Assert.Equal("begun", _process.StandardOutput.ReadLine());
        _aging = new WorkerAging(_process.Id);
    }

    [Fact]
    public void Grow_BeforeItIsGrown_LeavesItAsItIs()
    {
        _aging.Grow(WorkerAging.Grown - TimeSpan.FromTicks(1));

        Assert.Equal((0, 0), (Nice(), Linux.Policy(_process.Id)));
    }

    [Fact]
    public void Grow_Grown_IsNicerAndKeepsItsPolicy()
    {
        _aging.Grow(WorkerAging.Grown);

        Assert.Equal((WorkerAging.GrownNice, 0), (Nice(), Linux.Policy(_process.Id)));
    }

    [Fact]
    public void Grow_Old_HasWhatNobodyElseWantsAndNeverAgainMore()
    {
        _aging.Grow(WorkerAging.Old);
        _aging.Grow(WorkerAging.Grown);

        Assert.Equal(ProcessCourtesy.IdlePolicy, Linux.Policy(_process.Id));
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    // The nineteenth field; the second is a name in brackets.
    private int Nice() => int.Parse(File.ReadAllText($"/proc/{_process.Id}/stat").Split(") ")[1].Split(' ')[16], CultureInfo.InvariantCulture);
}
