using System.Text.Json.Serialization;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;

namespace Federation.Cluster.Labels.Reviews;

/// <summary>On which days labels were looked at, and how far today's look has come, as stored; falls and reviews are rows of their own in the same commit.</summary>
internal sealed class WatchRecord : ICommitsWithState
{
    /// <summary>So many days are remembered: as many as a directory needs that is up one day in eight.</summary>
    public const int MostDays = 720;

    private IReadOnlyList<StateWrite> _writes = [];
    private IReadOnlyList<EventWrite> _events = [];

    /// <summary>The days that were looked at to the end, and the one under way; in order.</summary>
    public IReadOnlyList<DateOnly> Days { get; set; } = [];

    /// <summary>The label's centre up to which the last day's look has come; null where it is done.</summary>
    public string? After { get; set; }

    /// <summary>The days with a new one. A day whose look did not come to its end is left out: most centres were not seen on it, and it is no evidence against any.</summary>
    public IReadOnlyList<DateOnly> DaysWith(DateOnly today) => [.. (After is null ? Days : Days.SkipLast(1)).TakeLast(MostDays - 1), today];

    [JsonIgnore]
    public IReadOnlyList<StateWrite> PendingWrites => _writes;

    [JsonIgnore]
    public IReadOnlyList<EventWrite> PendingEvents => _events;

    [JsonIgnore]
    public string? IdempotencyKey => null; // Written on the version that was read.

    public void Committed(CommitReceipt receipt) => (_writes, _events) = ([], []);

    /// <summary>Takes what comes next, to be written.</summary>
    public void Take(IReadOnlyList<StateWrite> writes, IReadOnlyList<EventWrite> events) => (_writes, _events) = (writes, events);
}
