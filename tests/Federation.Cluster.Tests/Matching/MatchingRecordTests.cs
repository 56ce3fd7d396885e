using Federation.Cluster.Matching;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Grains;

namespace Federation.Cluster.Tests.Matching;

public sealed class MatchingRecordTests
{
    private static readonly StateWrite Write = new(new StateKey(RowKinds.Regrouping, "1"), 0, "{}"u8.ToArray());

    private static readonly EventWrite Announced = new(new StateKey(RowKinds.PairDecision, "1"), "{}"u8.ToArray());

    private readonly MatchingRecord _record = new();

    private ICommitsWithState Commit => _record;

    [Fact]
    public void Store_ARow_GoesWithTheNextCommitAlone()
    {
        Assert.Empty(Commit.PendingWrites);
        Assert.Empty(Commit.PendingEvents);

        _record.Store(Write, Announced);
        Assert.Equal([Write], Commit.PendingWrites);
        Assert.Equal([Announced], Commit.PendingEvents);

        Commit.Committed(new CommitReceipt(FeedCursor.Start, Repeated: false));
        Assert.Empty(Commit.PendingWrites);
        Assert.Empty(Commit.PendingEvents);

        _record.Store(Write);
        Assert.Equal([Write], Commit.PendingWrites);
        Assert.Empty(Commit.PendingEvents);
        Assert.Null(Commit.IdempotencyKey);
    }
}
