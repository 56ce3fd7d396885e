using Federation.Cluster.Operating;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Operating;

/// <summary>Counting all rows is dear: it is done once in a while, whoever asks.</summary>
public sealed class StoreCensusTests : IAsyncLifetime
{
    private readonly SqlitePlace _place = new();
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
    private IDirectoryStore? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IDirectoryStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    public async ValueTask InitializeAsync() => _store = await _place.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await _place.DisposeAsync();
    }

    [Fact]
    public async Task Count_AskedAgainSoon_IsTheSameUntilItsTimeIsOver()
    {
        using var census = new StoreCensus(Store, _clock);
        await Store.CommitAsync(Batches.Write("a", 0, "one"), Token);
        var first = await census.ReadAsync(Token);
        await Store.CommitAsync(Batches.Write("b", 0, "two"), Token);

        _clock.Advance(StoreCensus.Lasts - TimeSpan.FromTicks(1));
        Assert.Same(first, await census.ReadAsync(Token));
        _clock.Advance(TimeSpan.FromTicks(1));
        var second = await census.ReadAsync(Token);

        Assert.Equal((1L, 2L), (first.Figures.Rows[RowKinds.Centre], second.Figures.Rows[RowKinds.Centre]));
        Assert.Equal(StoreCensus.Lasts, second.At - first.At);
    }

    [Fact]
    public async Task Count_AskedByManyAtOnce_IsMadeOnce()
    {
        using var census = new StoreCensus(Store, _clock);

        var counts = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => census.ReadAsync(Token), Token)));

        Assert.Single(counts.Distinct(ReferenceEqualityComparer.Instance));
    }
}
