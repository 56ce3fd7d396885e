using Federation.Cluster.People.Erasing;
using Federation.Cluster.People.Kept;
using Federation.Cluster.Storage;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.People;

/// <summary>
/// Before anything is served: erases again who was erased and is not known to be, and lets go of persons whose time is over. Then looks hourly for those.
/// </summary>
internal sealed partial class PeopleKeeper(PersonErasure erasure, IDirectoryStore store, PersonGuard guard, TimeProvider clock, ILogger<PeopleKeeper> log) : Rounds(TimeSpan.FromHours(1), clock)
{
    private readonly PersonSweep _sweep = new(store, guard, clock);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await erasure.ReapplyAsync(cancellationToken);
        await _sweep.RunAsync(only: null, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    internal override Task RunAsync(CancellationToken cancellationToken) => _sweep.RunAsync(only: null, cancellationToken);

    /// <summary>Nobody is shown what is over.</summary>
    protected override void Failed(string failure) => LogFailed(log, failure);

    [LoggerMessage(LogLevel.Error, "Persons whose time is over could not be let go of ({Failure}). The next look is in an hour.")]
    private static partial void LogFailed(ILogger log, string failure);
}
