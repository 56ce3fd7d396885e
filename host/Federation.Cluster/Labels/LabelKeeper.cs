using Federation.Cluster.Labels.Assessments;
using Federation.Cluster.Storage;
using Microsoft.Extensions.Logging;

namespace Federation.Cluster.Labels;

/// <summary>
/// Looks hourly for labels and applications whose time is over, and has their grains put that down though nobody asks: one walk through the stored labels in place of a reminder for each, which a silo would keep in memory. Nothing hangs on when it
/// comes by: a label counts as expired from its last moment on.
/// </summary>
internal sealed partial class LabelKeeper(IDirectoryStore store, IGrainFactory grains, TimeProvider clock, ILogger<LabelKeeper> log) : Rounds(TimeSpan.FromHours(1), clock)
{
    /// <summary>So many are put down beside one another.</summary>
    private const int AtOnce = 64;

    /// <summary>One look. A row that cannot be read is passed over: "store check" names it.</summary>
    internal override async Task RunAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        var due = store.ScanAsync(RowKinds.Label, cancellationToken: cancellationToken).Where(row => LabelArchive.TryRead(row, out var history) && history.Label.IsDue(now)).Select(row => row.Key.Id);
        await foreach (var some in due.Chunk(AtOnce).WithCancellation(cancellationToken)) await Task.WhenAll(some.Select(centre => PutDownAsync(centre, () => grains.GetGrain<ILabelGrain>(centre).Expire())));
        var over = new AssessmentArchive(store).UnderWayAsync(cancellationToken).Where(application => application.Until <= now).Select(application => application.Id.Centre.Value);
        await foreach (var some in over.Chunk(AtOnce).WithCancellation(cancellationToken)) await Task.WhenAll(some.Select(centre => PutDownAsync(centre, () => grains.GetGrain<IAssessmentGrain>(centre).Keep())));
    }

    /// <summary>Nobody is shown a label whose time is over as held.</summary>
    protected override void Failed(string failure) => LogFailed(log, failure);

    /// <summary>One label that cannot be put down keeps no other from it.</summary>
    private async Task PutDownAsync(string centre, Func<Task> put)
    {
        try
        {
            await put();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogNotPutDown(log, centre, failure.GetType().Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "The label, or an application, of centre {Centre} is over and could not be put down as that ({Failure}). The next look is in an hour.")]
    private static partial void LogNotPutDown(ILogger log, string centre, string failure);

    [LoggerMessage(LogLevel.Error, "Labels whose time is over could not all be put down as expired ({Failure}). The next look is in an hour.")]
    private static partial void LogFailed(ILogger log, string failure);
}
