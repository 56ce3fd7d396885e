using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Federation.Contracts;

namespace Federation.Cluster.Sync;

/// <summary>One run of one network, as stored: written with every page, so that anyone can watch it and a crash leaves the truth.</summary>
[GenerateSerializer, Immutable, Alias("run-record")]
public sealed record RunRecord
{
    /// <summary>How many problems are kept word for word; the counts by code cover all.</summary>
    public const int MostProblems = 200;

    private const string Digits = "0123456789abcdef";

    /// <summary>Sorts by start within its network.</summary>
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required NetworkId Network { get; init; }

    [Id(2)]
    public required RunTrigger Trigger { get; init; }

    [Id(3)]
    public RunStatus Status { get; init; }

    [Id(4)]
    public required DateTimeOffset StartedAt { get; init; }

    [Id(5)]
    public DateTimeOffset? EndedAt { get; init; }

    [Id(6)]
    public RunCounts Counts { get; init; } = new();

    /// <summary>How many records the source seems to hold; null while unknown.</summary>
    [Id(7)]
    public int? EstimatedTotal { get; init; }

    /// <summary>The adapter's own words for where it stands, of the last page whose effects are stored.</summary>
    [Id(8)]
    public string? Cursor { get; init; }

    /// <summary>Why it did not complete; null otherwise.</summary>
    [Id(9)]
    public RunFailure? Failure { get; init; }

    /// <summary>The first problems met, in order.</summary>
    [Id(10)]
    public ImmutableArray<RunProblem> Problems { get; init; } = [];

    /// <summary>How often each code occurred.</summary>
    [Id(11)]
    public ImmutableSortedDictionary<string, int> ProblemCounts { get; init; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    /// <summary>As <c>id@version</c>; null until the worker has started.</summary>
    [Id(12)]
    public string? Adapter { get; init; }

    /// <summary>
    /// What the next run may ask the source's server about. Null unless the run completed, and all that it read was one answer of one address that its server has a name for.
    /// </summary>
    [Id(13)]
    public SourceReading? Reading { get; init; }

    /// <summary>
    /// Where the server said that nothing changed since the source was last read in full: when that was. The run then read nothing, and counts everything known as seen. Null
    /// where it read its source.
    /// </summary>
    [Id(14)]
    public DateTimeOffset? UnchangedSince { get; init; }

    [Id(15)]
    public RunPurpose Purpose { get; init; }

    /// <summary>How many listings it would have removed, had they not been too many; 0 where nothing waits for a person.</summary>
    [Id(16)]
    public int HeldRemovals { get; init; }

    /// <summary>Whether the whole source was to be read, or what had changed since.</summary>
    [Id(17)]
    public FetchMode Mode { get; init; }

    /// <summary>One hash for everything but the source that decides what a reading comes to, see <see cref="SourceReading.Fingerprint"/>; null until the worker has started.</summary>
    [Id(18)]
    public string? Fingerprint { get; init; }

    /// <summary>The run that began this reading of the source, where this run goes on with it; null where it began anew.</summary>
    [Id(19)]
    public string? BegunBy { get; init; }

    /// <summary>How many pages the runs before it had stored of this reading; 0 where it began anew.</summary>
    [Id(20)]
    public int PagesBefore { get; init; }

    /// <summary>When the last run that read the whole source to its end had started, as of the end of this one; null where there was none, or this run did not complete.</summary>
    [Id(21)]
    public DateTimeOffset? WholeReadAt { get; init; }

    /// <summary>How many runs in a row before this one failed and were tried again by it; 0 where this is no such try.</summary>
    [Id(22)]
    public int Tries { get; init; }

    /// <summary>When it is tried again by itself; null where it is not.</summary>
    [Id(23)]
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>The run's fencing token: its ordinal among the network's runs, whatever the clock said. A centre takes nothing from a run that a later one has overtaken.</summary>
    [Id(24)]
    public long Fence { get; init; }

    /// <summary>How the source had done before it; null in records of before this was kept.</summary>
    [Id(25)]
    public SourcePast? Past { get; init; }

    /// <summary>True where the source said of a page how to go on after it, so that a reading which breaks off need not begin anew.</summary>
    [Id(26)]
    public bool GaveCursor { get; init; }

    /// <summary>The file with what its network pushed, which it read in place of the source; null for none.</summary>
    [Id(27)]
    public string? Pushed { get; init; }

    /// <summary>What names the reading that this run took part in: the run that began it.</summary>
    [JsonIgnore]
    public string Reads => BegunBy ?? Id;

    /// <summary>True where the run sees the whole source, so that what it does not meet is missing there; false for one that reads changes, or the quarantine.</summary>
    [JsonIgnore]
    public bool SeesAll => Purpose == RunPurpose.Sync && Mode == FetchMode.Full;

    /// <summary>True where this run alone read the whole source: its counts tell of all of it.</summary>
    [JsonIgnore]
    public bool IsWhole => SeesAll && BegunBy is null && UnchangedSince is null && Status == RunStatus.Completed;

    public bool IsOver => Status != RunStatus.Running;

    /// <summary>The row's id.</summary>
    public string RowId => RowIdOf(Network, Id);

    /// <summary>
    /// Run ids sort by their start and rows are read in ascending order: with every digit turned over (0 for f, 1 for e) the newest run of a
    /// network comes first, and reading the last few does not read the history of years.
    /// </summary>
    public static string RowIdOf(NetworkId network, string run) => $"{network}/{Turned(run)}";

    /// <summary>An id with every digit turned over.</summary>
    internal static string Turned(string id) => string.Concat(id.Select(Turned));

    private static char Turned(char digit) => Digits.IndexOf(digit, StringComparison.Ordinal) is >= 0 and var value ? Digits[^(value + 1)] : digit;

    public RunRecord With(IReadOnlyCollection<RunProblem> problems) => problems.Count == 0 ? this : this with
    {
        Problems = [.. Problems, .. problems.Take(MostProblems - Problems.Length)],
        ProblemCounts = problems.GroupBy(problem => problem.Code)
            .Aggregate(ProblemCounts, (counts, group) => counts.SetItem(group.Key, counts.GetValueOrDefault(group.Key) + group.Count())),
    };

    public RunRecord End(RunStatus status, DateTimeOffset at, RunFailure? failure = null) => this with { Status = status, EndedAt = at, Failure = failure };
}
