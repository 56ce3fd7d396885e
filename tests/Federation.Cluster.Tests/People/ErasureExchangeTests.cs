using Federation.Cluster.People;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.People.Suppressing;
using Federation.Cluster.Storage;
using Federation.Cluster.Storage.Sqlite;
using Federation.Cluster.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.People;

/// <summary>Two hosts with lists of their own, one key, and one store.</summary>
public sealed class ErasureExchangeTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new(), _second = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero));
    private readonly SqliteDirectoryStore _store;
    private readonly SuppressionList _one, _other;
    private readonly PersonGuard _guard;

    public ErasureExchangeTests()
    {
        _store = SqliteDirectoryStore.Open(_folder.File("directory.db"));
        string keys = Path.GetDirectoryName(_folder.File("x")) ?? "";
        _one = SuppressionList.Open(keys, keys);
        _other = SuppressionList.Open(Path.GetDirectoryName(_second.File("x")) ?? "", keys);
        _guard = new PersonGuard(_other);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _guard.Dispose();
        _one.Dispose();
        _other.Dispose();
        await _store.DisposeAsync();
        _folder.Dispose();
        _second.Dispose();
    }

    [Theory]
    [InlineData("marie.martin@person.example")]
    [InlineData("+33 1 02 03 04 05")]
    [InlineData("Marie Martin")]
    public async Task Person_ErasedElsewhere_IsKeptOutHereToo(string text)
    {
        Assert.True(PersonIdentifier.TryParse(text, out var person));
        var announced = Exchange(_one, new PersonGuard(_one)).AnnounceAsync(_one.Add(person, _clock.GetUtcNow()), Cancellation);
        Assert.False(_guard.Knows($"Say {text} sent you."));

        IReadOnlyList<Suppression> learned = [];
        while (learned.Count == 0) learned = await Exchange(_other, _guard).LearnAsync(Cancellation);

        Assert.Equal(_one.Suppressions, learned);
        Assert.True(_guard.Knows($"Say {text} sent you."));
        Assert.Empty(await Exchange(_other, _guard).LearnAsync(Cancellation));
        Assert.False(announced.IsCompleted); // the others are given time
        await PassAsync(announced);
    }

    [Fact]
    public async Task Person_AnnouncedTwice_IsAnnouncedOnce()
    {
        Assert.True(PersonIdentifier.TryParse("Marie Martin", out var person));
        var suppression = _one.Add(person, _clock.GetUtcNow());
        for (int turn = 0; turn < 2; turn++)
        {
            var announced = Exchange(_one, _guard).AnnounceAsync(suppression, Cancellation);
            await PassAsync(announced);
        }

        Assert.Equal(1, Assert.Single(await _store.AllAsync(RowKinds.Erasure)).Version);
    }

    [Fact]
    public async Task Rows_OfBeforeThereWereSeveral_AreLeftOut()
    {
        Assert.True(PersonIdentifier.TryParse("Marie Martin", out var person));
        var suppression = _one.Add(person, _clock.GetUtcNow());
        var key = new StateKey(RowKinds.Erasure, suppression.Hash);
        await _store.CommitAsync(new StoreBatch { PartitionKey = "p", Writes = [ErasureExchange.Write(key, 0, new AppliedErasure(suppression.Kind, suppression.At, suppression.At))] }, Cancellation);

        Assert.Empty(await Exchange(_other, _guard).LearnAsync(Cancellation));
    }

    [Fact]
    public async Task Host_ThatIsAlone_AsksNobody()
    {
        Assert.True(PersonIdentifier.TryParse("Marie Martin", out var person));
        var alone = new ErasureExchange(_store, _one, _guard, new ErasureHosts(MayBeSeveral: false), _clock);

        await alone.AnnounceAsync(_one.Add(person, _clock.GetUtcNow()), Cancellation);

        Assert.Empty(await _store.AllAsync(RowKinds.Erasure));
    }

    /// <summary>However late it begins to wait, its time comes.</summary>
    private async Task PassAsync(Task waiting)
    {
        while (!waiting.IsCompleted)
        {
            _clock.Advance(ErasureExchange.Patience);
            await Task.Yield();
        }

        await waiting;
    }

    private ErasureExchange Exchange(SuppressionList list, PersonGuard guard) => new(_store, list, guard, new ErasureHosts(MayBeSeveral: true), _clock);
}
