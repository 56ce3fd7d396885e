using Federation.Cluster.Labels.Log;
using Federation.Registry.Certificates;
using Federation.Registry.Log.Entries;
using Federation.Registry.Log.Notes;

namespace Federation.Cluster.Operating;

/// <summary>How the public log of this directory does. Thread safe.</summary>
public sealed class LogSurvey
{
    /// <summary>A certificate's entry has no time: the newest time is looked for among so many.</summary>
    private const int MostLooked = 64;

    private readonly LabelLog _log;
    private readonly LogWitnesses _witnesses;

    internal LogSurvey(LabelLog log, LogWitnesses witnesses) => (_log, _witnesses) = (log, witnesses);

    public async Task<LogFigures> ReadAsync(CancellationToken cancellationToken)
    {
        var witnesses = await _witnesses.SeenAsync(cancellationToken);
        long size = await _log.SizeAsync(cancellationToken);
        DateTimeOffset? last = null;
        await foreach (var (_, entry) in _log.EntriesAsync(Math.Max(0, size - MostLooked), cancellationToken)) last = At(entry) ?? last;
        var figures = new LogFigures { Origin = _log.Addresses.LogOrigin, Size = size, LastAt = last, Witnesses = [.. witnesses.Select(one => new WitnessFigures(one.Name, one.Size))] };
        try
        {
            return Checkpoint.Read((await _log.CheckpointAsync(cancellationToken)).Text) is { } checkpoint ? figures with { Size = checkpoint.Size, Root = checkpoint.Root } : figures;
        }
        catch (CertificateException failure)
        {
            return figures with { Problem = failure.Code };
        }
    }

    private static DateTimeOffset? At(LogEntry? entry) => entry switch
    {
        LabelEntry happened => happened.At,
        AssessmentEntry step => step.At,
        CriteriaEntry published => published.At,
        KeyEntry key => key.From,
        _ => null,
    };
}

/// <summary>The public log in figures.</summary>
public sealed record LogFigures
{
    /// <summary>Which log it is.</summary>
    public required string Origin { get; init; }

    public required long Size { get; init; }

    /// <summary>The hash over all entries, as the checkpoint of this moment says it; null with <see cref="Problem"/>.</summary>
    public ReadOnlyMemory<byte>? Root { get; init; }

    /// <summary>When the newest of its last entries that has a time was made; null for none.</summary>
    public DateTimeOffset? LastAt { get; init; }

    /// <summary>In the order in which the operator named them.</summary>
    public required IReadOnlyList<WitnessFigures> Witnesses { get; init; }

    /// <summary>Why no checkpoint can be signed, as a code; null where it can.</summary>
    public string? Problem { get; init; }
}

/// <param name="Size">How many entries the log had that it signed last; null where it has signed nothing.</param>
public sealed record WitnessFigures(string Name, long? Size);
