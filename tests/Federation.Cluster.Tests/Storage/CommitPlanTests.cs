using CsCheck;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Committing;
using static Federation.Cluster.Tests.Storage.Batches;

namespace Federation.Cluster.Tests.Storage;

public sealed class CommitPlanTests
{
    private static readonly StateKey Row = Centre("a");

    // However batches are cut into groups, each does what it does where it comes alone.
    [Fact]
    public void Law_Groups_DoWhatTheirBatchesDoOneAfterTheOther() => Gen.Select(Arbitrary.Array[0, 80], Gen.Int[1, 20]).Sample((batches, size) =>
    {
        var model = new ModelStore();
        var rows = new Dictionary<StateKey, (long Version, byte[] Body)>();
        var keys = new Dictionary<string, long>();
        var feed = new List<PlannedEvent>();
        foreach (var group in batches.Chunk(size))
        {
            var plan = new CommitPlan(feed.Count, rows.ToDictionary(row => row.Key, row => row.Value.Version), keys);
            foreach (var batch in group)
            {
                var pending = new PendingCommit(batch, TestContext.Current.CancellationToken);
                plan.Apply(pending);
                pending.Tell();
                Assert.Equal(model.Commit(batch), OutcomeOf(pending));
            }

            foreach (var change in plan.Rows)
            {
                Assert.Equal(rows.GetValueOrDefault(change.Key).Version, change.Before);
                if (change.After == 0) rows.Remove(change.Key);
                else rows[change.Key] = (change.After, change.Body.ToArray());
            }

            foreach (var (key, position) in plan.Keys) keys.Add(key, position);
            feed.AddRange(plan.Events);
            Assert.Equal(feed.Count, plan.Head);
        }

        Assert.Equal(model.Rows.OrderBy(Line), rows.OrderBy(Line), (expected, actual) => expected.Key == actual.Key && expected.Value.Version == actual.Value.Version && expected.Value.Body.SequenceEqual(actual.Value.Body));
        Assert.Equal(Enumerable.Range(1, feed.Count).Select(position => (long)position), feed.Select(planned => planned.Position));
        Assert.Equal(
            model.Feed.Select(events => string.Join(", ", events.Select(written => StoreReading.Line(written.Subject, written.Body)))),
            feed.GroupBy(planned => planned.Batch).Select(batch => string.Join(", ", batch.Select(planned => StoreReading.Line(planned.Subject, planned.Body)))));

        static string Line(KeyValuePair<StateKey, (long, byte[])> row) => row.Key.ToString();
    });

    [Fact]
    public void Plan_OfARowThatComesAndGoes_ChangesNothing()
    {
        var plan = new CommitPlan(0, new Dictionary<StateKey, long>(), new Dictionary<string, long>());

        foreach (var batch in (StoreBatch[])[Write("a", 0, "one"), Write("a", 1, "two"), Write("a", 2, null)]) plan.Apply(new PendingCommit(batch, TestContext.Current.CancellationToken));

        Assert.Empty(plan.Rows);
    }

    [Fact]
    public void Plan_OfARowThatIsReplaced_ComparesWithWhatTheStoreHas()
    {
        var plan = new CommitPlan(0, new Dictionary<StateKey, long> { [Row] = 7 }, new Dictionary<string, long>());

        foreach (var batch in (StoreBatch[])[Write("a", 7, null), Write("a", 0, "anew")]) plan.Apply(new PendingCommit(batch, TestContext.Current.CancellationToken));

        var change = Assert.Single(plan.Rows);
        Assert.Equal((Row, 7L, 1L, "anew"), (change.Key, change.Before, change.After, Text(change.Body)));
    }

    private static ModelStore.Outcome OutcomeOf(PendingCommit pending)
    {
        if (!pending.Completion.IsFaulted) return pending.Completion.Result.Repeated ? ModelStore.Outcome.Repeated : ModelStore.Outcome.Committed;
        Assert.IsType<VersionConflictException>(pending.Completion.Exception?.InnerException);
        return ModelStore.Outcome.Conflict;
    }
}
