using Federation.Cluster.Members.Doors.Trail;
using Federation.Cluster.Storage;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Members.Doors;

/// <summary>Clears what doors counted, and answered, long ago: at the start, and then daily.</summary>
internal sealed partial class DoorRowKeeper(IDirectoryStore store, TimeProvider clock, ILogger<DoorRowKeeper> log) : Rounds(TimeSpan.FromDays(1), clock, atOnce: true)
{
    private readonly DoorRowSweep[] _sweeps = [new(store, RowKinds.DoorDay, DoorDays.Kept, clock), new(store, RowKinds.DoorEntry, TrailHead.DaysKept, clock)];

    internal override async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var sweep in _sweeps) await sweep.RunAsync(cancellationToken);
    }

    /// <summary>Nothing looks at what is left.</summary>
    protected override void Failed(string failure) => LogFailed(log, failure);

    [LoggerMessage(LogLevel.Error, "What doors counted or answered long ago could not all be removed ({Failure}). The next look is in a day.")]
    private static partial void LogFailed(ILogger log, string failure);
}
