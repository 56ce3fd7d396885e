using System.Text.Json.Serialization;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;

namespace Federation.Cluster.Labels.Log;

/// <summary>How far the public log has come, as stored; tiles and entries are rows of their own in the same commit.</summary>
internal sealed class LogRecord : ICommitsWithState
{
    private IReadOnlyList<StateWrite> _pending = [];

    /// <summary>How many entries it has.</summary>
    public long Size { get; set; }

    /// <summary>What lies before this position of the feed is in the log.</summary>
    public string Cursor { get; set; } = FeedCursor.Start.ToString();

    [JsonIgnore]
    public IReadOnlyList<EventWrite> PendingEvents => [];

    [JsonIgnore]
    public IReadOnlyList<StateWrite> PendingWrites => _pending;

    [JsonIgnore]
    public string? IdempotencyKey => null; // Written on the version that was read: nothing is put down twice.

    public void Committed(CommitReceipt receipt) => _pending = [];

    /// <summary>Takes what comes next, to be written.</summary>
    public void Take(long size, FeedCursor cursor, IReadOnlyList<StateWrite> rows) => (Size, Cursor, _pending) = (size, cursor.ToString(), rows);
}
