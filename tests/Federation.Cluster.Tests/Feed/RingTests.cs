using Federation.Cluster.Centres;
using Federation.Cluster.Feed;
using Federation.Cluster.Labels;
using Federation.Cluster.Sync;
using Federation.Contracts;
using Federation.Registry.Labels;

namespace Federation.Cluster.Tests.Feed;

/// <summary>Three directories that read one another, with stores and feeds of their own and a clock that the test moves.</summary>
public sealed class RingTests : IAsyncLifetime
{
    private const int Rounds = 50;

    private static readonly TimeSpan BetweenRounds = TimeSpan.FromHours(6);

    private readonly List<RingDirectory> _all = [];

    private RingDirectory A => _all[0];

    private RingDirectory B => _all[1];

    private RingDirectory C => _all[2];

    public async ValueTask InitializeAsync()
    {
        foreach (var (number, name) in new[] { "anna", "bert", "cleo" }.Index()) _all.Add(await RingDirectory.StartAsync(name, number));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var directory in _all) await directory.DisposeAsync();
    }

    [Fact]
    public Task Ring_OfFiftyRounds_NeitherGrowsNorEchoesAndKeepsOriginsAndLicences() => FederateAsync(both: false);

    [Fact]
    [Trait("Category", "Long")]
    public Task RingInBothDirections_OfFiftyRounds_NeitherGrowsNorEchoesAndKeepsOriginsAndLicences() => FederateAsync(both: true);

    [Fact]
    public async Task Change_AndRemoval_TravelRoundTheRingOnce()
    {
        Connect(both: true);
        await TurnAsync(3);
        A.Place("3", "Renamed");
        await TurnAsync(2);
        foreach (var directory in _all) Assert.All(await OfAsync(directory, A, "3"), listing => Assert.Equal("Renamed", listing.Content.Name));

        A.Place("3", null);
        await A.Cluster.RunAsync(A.Own);
        for (int day = 0; day < 4; day++)
        {
            Forward(TimeSpan.FromDays(1));
            await A.Cluster.RunAsync(A.Own);
        }

        await TurnAsync(2);

        foreach (var directory in _all)
        {
            Assert.Empty(await OfAsync(directory, A, "3"));
            await AssertIsRightAsync(directory, both: true, placesOfA: 9);
        }
    }

    [Fact]
    public async Task Directory_ThatWasOffForTenDays_ComesBackRight()
    {
        Connect(both: false);
        await TurnAsync(3);
        var stored = (await C.Cluster.Archive.RunsAsync(NetworkId.Parse("bert"), 1, TestContext.Current.CancellationToken))[0].Cursor;
        Assert.NotNull(await B.PageAsync(stored, 500));
        B.Place("1", "Changed meanwhile");
        B.Place("2", null);
        B.Place("11", "Opened meanwhile");
        A.Place("4", "Changed meanwhile too");
        for (int day = 0; day < 10; day++)
        {
            Forward(TimeSpan.FromDays(1));
            await A.RoundAsync();
            await B.RoundAsync();
        }

        Assert.Null(await B.PageAsync(stored, 500)); // 410
        var back = (await C.RoundAsync())[1];

        Assert.Equal((FetchMode.Full, 1, 2, 1), (back.Mode, back.Counts.New, back.Counts.Changed, back.Counts.Removed));
        Assert.Equal("Changed meanwhile", Assert.Single(await OfAsync(C, B, "1")).Content.Name);
        Assert.Empty(await OfAsync(C, B, "2"));
        Assert.Equal("Opened meanwhile", Assert.Single(await OfAsync(C, B, "11")).Content.Name);
        Assert.Equal("Changed meanwhile too", Assert.Single(await OfAsync(C, A, "4")).Content.Name);
        Assert.Equal(KeysBut(await B.ListingsAsync(), B, C), KeysBut(await C.ListingsAsync(), C, C));
        await TurnAsync(2);
        string settled = await StateAsync();
        await TurnAsync(3);
        Assert.Equal(settled, await StateAsync());
    }

    /// <summary>A cursor that the peer takes no more while the host would still ask by it: its data folder is an older copy.</summary>
    [Fact]
    public async Task Peer_ThatRefusesTheCursor_IsReadAnewInTheSameRun()
    {
        Connect(both: false);
        await TurnAsync(2);
        C.Cluster.Workers.Read("bert", new Federation.Adapters.FederationPeer.FederationPeerAdapter(), new FeedContext(A)); // another directory answers at the address
        A.Place("5", "Seen by the sweep");
        await A.RoundAsync();

        var run = (await C.RoundAsync())[1];

        Assert.Equal(FetchMode.Full, run.Mode);
        Assert.Contains(await C.ListingsAsync(), listing => listing.Content.Name == "Seen by the sweep");
    }

    [Fact]
    public async Task Label_OfAPeer_IsShownAsItsOwnWithItsProofAndGoesWhenItIsTakenBack()
    {
        Connect(both: false);
        await TurnAsync(2);
        await A.DecideAsync("3", LabelEventKind.Awarded);

        await B.RoundAsync();
        var listing = Assert.Single(await OfAsync(B, A, "3"));
        var label = Assert.Single(listing.ForeignLabels);
        Assert.Equal(("https://anna.example/issuer", 1, LabelProof.Genuine), (label.Issuer, label.Level, label.Proof));
        Assert.Equal((RingDirectory.Levels, true), (label.Axes, label.Certificate?.StartsWith("https://anna.example/certificates/", StringComparison.Ordinal)));
        Assert.All((await B.ListingsAsync()).Where(other => other.Key != listing.Key), other => Assert.Empty(other.ForeignLabels));
        Assert.Empty((await B.Labels.ReadAsync([(await B.CentresAsync()).Single(centre => centre.Find(listing.Key) is not null).Id], TestContext.Current.CancellationToken))[0].Events);

        // Another's label is not handed on: whoever wants it asks its issuer.
        await C.RoundAsync();
        Assert.Empty(Assert.Single(await OfAsync(C, A, "3")).ForeignLabels);

        Assert.All(await B.RoundAsync(), run => Assert.Equal(0, run.Counts.Changed + run.Counts.New));
        await A.DecideAsync("3", LabelEventKind.Revoked);
        await B.RoundAsync();
        Assert.Empty(Assert.Single(await OfAsync(B, A, "3")).ForeignLabels);
    }

    private async Task FederateAsync(bool both)
    {
        Connect(both);
        var states = new List<string>();
        var (sweeps, echoes) = (0, 0);
        for (int round = 0; round < Rounds; round++)
        {
            foreach (var directory in _all)
            {
                var runs = await directory.RoundAsync();
                sweeps += runs.Skip(1).Count(run => run.Mode == FetchMode.Full);
                echoes += runs.Sum(run => run.Counts.Echoes);
                Assert.All(runs, run => Assert.Equal((0, run.Counts.Read), (run.Counts.Quarantined, run.Counts.New + run.Counts.Changed + run.Counts.Unchanged + run.Counts.Echoes)));
            }

            states.Add(await StateAsync());
            Forward(BetweenRounds);
        }

        // Two rounds carry everything everywhere.
        Assert.All(states.Skip(2), state => Assert.Equal(states[^1], state));
        Assert.True(echoes > 0, "the ring closes");
        Assert.InRange(sweeps, both ? 12 : 6, both ? 18 : 9); // the first, and one a week
        foreach (var directory in _all) await AssertIsRightAsync(directory, both);
    }

    private void Connect(bool both)
    {
        for (int at = 0; at < _all.Count; at++)
        {
            _all[at].Follow(_all[(at + _all.Count - 1) % _all.Count]);
            if (both) _all[at].Follow(_all[(at + 1) % _all.Count]);
        }
    }

    private async Task TurnAsync(int rounds)
    {
        for (int round = 0; round < rounds; round++)
        {
            foreach (var directory in _all) await directory.RoundAsync();
            Forward(BetweenRounds);
        }
    }

    private void Forward(TimeSpan time)
    {
        foreach (var directory in _all) directory.Cluster.Clock.Advance(time);
    }

    /// <summary>All that may not change any more.</summary>
    private async Task<string> StateAsync()
    {
        var lines = new List<string>();
        foreach (var directory in _all)
        {
            var listings = await directory.ListingsAsync();
            lines.Add($"{directory.Own}: {(await directory.CentresAsync()).Count} centres, {await directory.HashAsync()}, {await directory.Cluster.Store.HeadAsync(TestContext.Current.CancellationToken)}");
            lines.AddRange(listings.Select(listing => $"  {listing.Key} {listing.Source.Licence} {listing.Source.Origin?.Key} via {string.Join(' ', listing.Source.Origin?.Via ?? [])}"));
        }

        return string.Join('\n', lines);
    }

    /// <summary>Every place of every directory is there, from its origin and under its terms; nothing came home; one place is one centre.</summary>
    private async Task AssertIsRightAsync(RingDirectory directory, bool both, int placesOfA = 10)
    {
        var listings = await directory.ListingsAsync();
        Assert.Equal(_all.Sum(home => (home == A ? placesOfA : 10) * (both && home != directory ? 2 : 1)), listings.Count); // by both ways where there are two
        Assert.Equal(placesOfA + 20, (await directory.CentresAsync()).Count);
        Assert.Empty(await DirectoryCheck.RunAsync(directory.Cluster.Store, TestContext.Current.CancellationToken));
        foreach (var listing in listings)
        {
            if (listing.Source.Origin is not { } origin)
            {
                Assert.Equal(directory.Own, listing.Key.Network.Value);
                continue;
            }

            var home = _all.Single(other => other.Id == origin.Directory);
            Assert.NotEqual(directory, home);
            Assert.DoesNotContain(directory.Id, origin.Via);
            Assert.Equal(origin.Key, listing.Key.SourceId);
            Assert.Equal(home.Own, origin.Network.Value);
            Assert.Equal(($"licence-of-{home.Own[4..]}", $"Credit to {home.Own[4..]}", $"reader-of-{home.Own[4..]}@1.0.0"), (listing.Source.Licence, listing.Source.Attribution, origin.Adapter));
            Assert.Equal("federation-peer@1.0.0", listing.Source.Adapter);
        }
    }

    private static async Task<IReadOnlyList<Listing>> OfAsync(RingDirectory directory, RingDirectory home, string place) =>
        [.. (await directory.ListingsAsync()).Where(listing => (listing.Source.Origin?.Key ?? Origin.KeyOf(directory.Id, listing.Key.Network, listing.Key.SourceId)) == $"{home.Id}/{home.Own}/{place}")];

    /// <summary>The origins of what a directory has, but for those of one that is not asked about.</summary>
    private static IEnumerable<string> KeysBut(IReadOnlyList<Listing> listings, RingDirectory self, RingDirectory other) => listings
        .Select(listing => listing.Source.Origin?.Key ?? Origin.KeyOf(self.Id, listing.Key.Network, listing.Key.SourceId))
        .Where(key => !key.StartsWith(other.Id.Value, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);
}
