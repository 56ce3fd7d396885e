using Federation.Cluster.Index;
using Federation.Cluster.Mail;
using Federation.Cluster.Operating.Following;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Cluster.Tests.Operating;

/// <summary>How far those who follow the feed have come, by what the watch saw.</summary>
public sealed class FeedReadersTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly SqlitePlace _place = new();
    private readonly FakeTimeProvider _clock = new(Start);
    private IDirectoryStore? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IDirectoryStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    public async ValueTask InitializeAsync() => _store = await _place.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        await _place.DisposeAsync();
    }

    // An index that nobody has waited for has read nothing.
    [Fact]
    public async Task Reader_ThatReadsNothing_IsBehindSinceTheFirstLookThatSawSomething()
    {
        using var index = new CentreIndex(Store, IndexUse.Searching, _clock, NullLogger<CentreIndex>.Instance);
        using var watch = new FeedWatch(Store, _clock, NullLogger<FeedWatch>.Instance);
        var readers = new FeedReaders(Store, index, new Outbox(Store, Options.Create(new MailOptions())), watch, log: null, _clock);
        await watch.RunAsync(Token);
        Assert.Equal((0L, null), Of(await readers.ReadAsync(Token)));

        await Store.CommitAsync(Batches.Announce("a", "one", "two"), Token);
        _clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal((2L, Start.AddSeconds(3)), Of(await readers.ReadAsync(Token))); // no look saw it yet
        _clock.Advance(TimeSpan.FromSeconds(2));
        await watch.RunAsync(Token);
        _clock.Advance(TimeSpan.FromMinutes(10));
        await Store.CommitAsync(Batches.Announce("a", "three"), Token);
        await watch.RunAsync(Token);

        Assert.Equal((3L, Start.AddSeconds(5)), Of(await readers.ReadAsync(Token)));
    }

    [Fact]
    public async Task Watch_OfAHostThatRuns_LooksInItsTurn()
    {
        using var watch = new FeedWatch(Store, _clock, NullLogger<FeedWatch>.Instance);
        await Store.CommitAsync(Batches.Announce("a", "one"), Token);

        await watch.RunAsync(Token);

        Assert.Equal(Start, watch.Moments.SinceWhenAfter(FeedCursor.Start));
        Assert.Null(watch.Moments.SinceWhenAfter(await Store.HeadAsync(Token)));
    }

    private static (long Behind, DateTimeOffset? Since) Of(FeedState state)
    {
        var reading = Assert.Single(state.Readers);
        Assert.Equal(FeedReaderKind.Index, reading.Reader);
        return (reading.Behind, reading.Since);
    }
}
