using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors.Offline;
using Federation.Cluster.Members.Doors.Trail;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Doors;

/// <summary>
/// What a door's grain stores: the centre's rules, and who keeps the door. It is written with every visit and every blocking too, so that the version of its row fences them: an activation that does not know
/// of another's visit can store none.
/// </summary>
internal sealed class DoorRecord : ICommitsWithState
{
    private readonly List<StateWrite> _writes = [];
    private EventWrite? _event;

    /// <summary>How often the rules were set; 0 before the first time.</summary>
    public int Version { get; set; }

    /// <summary>Null before they were set.</summary>
    public AdmissionRules? Rules { get; set; }

    /// <summary>The network that was made its keeper; null where none ever was. Who keeps the door now is <see cref="DoorKeeper.Of"/>.</summary>
    public NetworkId? Keeper { get; set; }

    /// <summary>Who kept it lately, in order of time: a door without network tells of its visits later. Null where nobody else did.</summary>
    public IReadOnlyList<FormerKeeper>? Former { get; set; }

    /// <summary>The last day, in UTC, on which a pass was counted; null before the first. What was counted are rows of their own: <see cref="DoorDay"/>.</summary>
    public DateOnly? CountedOn { get; set; }

    /// <summary>The last of what the door answered; null before the first.</summary>
    public TrailHead? Trail { get; set; }

    IReadOnlyList<StateWrite> ICommitsWithState.PendingWrites => _writes;

    IReadOnlyList<EventWrite> ICommitsWithState.PendingEvents => _event is null ? [] : [_event];

    string? ICommitsWithState.IdempotencyKey => null; // The row's version already makes a write happen once.

    void ICommitsWithState.Committed(CommitReceipt receipt)
    {
        _writes.Clear();
        _event = null;
    }

    /// <summary>Has the next write announce what happened to the door itself.</summary>
    public void Announce(CentreId centre, DoorEvent happened) => Announce(new StateKey(RowKinds.Door, centre.Value), happened);

    /// <summary>Has the next write store another row, and announce that.</summary>
    public void Store(StateWrite write, DoorEvent happened)
    {
        _writes.Add(write);
        Announce(write.Key, happened);
    }

    /// <summary>Has the next write count a pass, of which nothing is announced.</summary>
    /// <param name="day">Its row.</param>
    public void Count(StateWrite day, DateOnly on)
    {
        _writes.Add(day);
        if (!(CountedOn > on)) CountedOn = on; // a door that was offline tells of days before
    }

    /// <summary>Has the next write store what was answered, of which nothing is announced.</summary>
    public void Enter(DoorEntry entry)
    {
        _writes.Add(entry.Write());
        Trail = TrailHead.Of(entry);
    }

    /// <summary>Gives the door to another network.</summary>
    public void Keep(NetworkId keeper, DateTimeOffset at)
    {
        Former = [.. (Former ?? []).Where(former => former.Until >= at - OfflineAdmission.TakenFor), new FormerKeeper(Keeper, at)];
        Keeper = keeper;
    }

    /// <summary>The host of a visit at a moment, which is not longer ago than <see cref="OfflineAdmission.TakenFor"/>.</summary>
    /// <param name="listers">Who lists the centre now: of then nobody knows it, so a former keeper is taken for one that did.</param>
    public NetworkId? HostAt(DateTimeOffset at, IEnumerable<NetworkId> listers) => Former?.FirstOrDefault(former => at < former.Until) is { } then ? then.Keeper ?? DoorKeeper.Of(null, listers) : DoorKeeper.Of(Keeper, listers);

    internal static DoorRecord Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.DoorRecord) ?? throw new JsonException($"Row {row.Key} is empty.");

    private void Announce(StateKey subject, DoorEvent happened) => _event = new EventWrite(subject, JsonSerializer.SerializeToUtf8Bytes(happened, ClusterJson.Default.DoorEvent));
}
