using Federation.Cluster.Storage;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Members.Doors;

/// <summary>Clears what doors counted long ago: at the start, and then daily.</summary>
internal sealed partial class DoorDayKeeper(IDirectoryStore store, TimeProvider clock, ILogger<DoorDayKeeper> log) : Rounds(TimeSpan.FromDays(1), clock, atOnce: true)
{
    private readonly DoorDaySweep _sweep = new(store, clock);

    internal override Task RunAsync(CancellationToken cancellationToken) => _sweep.RunAsync(cancellationToken);

    /// <summary>Nothing looks at what is left.</summary>
    protected override void Failed(string failure) => LogFailed(log, failure);

    [LoggerMessage(LogLevel.Error, "What doors counted long ago could not all be removed ({Failure}). The next look is in a day.")]
    private static partial void LogFailed(ILogger log, string failure);
}
