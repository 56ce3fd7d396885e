using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.People.Erasing;
using Federation.Cluster.Storage;
using Federation.Cluster.Sync;
using Federation.Cluster.Tests.People;
using Federation.Contracts;

namespace Federation.Cluster.Tests.Feed;

/// <summary>
/// Somebody stands in a listing of the first directory, in what it said before, and so at the second, which reads the first, and at the third, which reads the second. Erased at the first, she is gone from all of them.
/// </summary>
public sealed class ErasureInTheRingTests : IAsyncLifetime
{
    private const string Name = "Marie Dupont";

    private readonly List<RingDirectory> _all = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private RingDirectory A => _all[0];

    private RingDirectory B => _all[1];

    private RingDirectory C => _all[2];

    public async ValueTask InitializeAsync()
    {
        foreach (var (number, name) in new[] { "anna", "bert", "cleo" }.Index()) _all.Add(await RingDirectory.StartAsync(name, number));
        B.Follow(A);
        C.Follow(B);
        Say(new ListingDraft { Name = $"bureau {Name}", Website = "https://a.example/marie-dupont", OpeningHours = $"chez {Name}", Location = Dijon });
        await RoundAsync();
        Say(new ListingDraft { Name = $"chez {Name}", Description = $"Demandez {Name} ; café.", Location = Dijon });
        await RoundAsync();
        foreach (var directory in _all) Assert.Equal([RowKinds.Centre, RowKinds.CentrePast, RowKinds.Run], (await PlacesAsync(directory)).Where(place => place is not ("file" or "page")).Distinct().Order(StringComparer.Ordinal));
    }

    private static GeoPoint Dijon { get; } = GeoPoint.TryCreate(47.3, 5.0, out var point) ? point : throw new InvalidOperationException("No point.");

    public async ValueTask DisposeAsync()
    {
        foreach (var directory in _all) await directory.DisposeAsync();
    }

    [Fact]
    public async Task Erasure_AtTheOrigin_LeavesNoByteAtThoseWhoFollow()
    {
        await EraseAsync();
        await RoundAsync();

        foreach (var directory in _all)
        {
            Assert.Empty(await PlacesAsync(directory));
            Assert.Empty(await DirectoryCheck.RunAsync(directory.Cluster.Store, Cancellation));
            var centre = await CentreAsync(directory);
            var listing = Assert.Single(centre.Listings);
            Assert.Equal(("chez […]", "Demandez […] ; café."), (listing.Content.Name, listing.Content.Description));
            Assert.Equal(["description", "name", "openingHours", "website"], listing.RedactedFields);
            Assert.NotNull(listing.RedactedAt);
            var first = CentrePast.AsOf(centre, await directory.Cluster.Places.PastAsync(centre.Id, Cancellation), centre.OpenedAt);
            Assert.Equal(["name", "openingHours", "website"], first?.Listings[0].RedactedFields);
            Assert.All((await directory.Cluster.Places.HistoryAsync(centre.Id, Cancellation)).SelectMany(change => change.Fields), change => Assert.True(change.Erased, change.Field));
        }
    }

    [Fact]
    public async Task Erasure_ThatWasFollowed_IsNotFollowedAgain()
    {
        await EraseAsync();
        await RoundAsync();
        await RoundAsync();
        var heads = new List<FeedCursor>();
        foreach (var directory in _all) heads.Add(await directory.Cluster.Store.HeadAsync(Cancellation));

        await RoundAsync();

        foreach (var (directory, head) in _all.Zip(heads)) Assert.Equal(head, await directory.Cluster.Store.HeadAsync(Cancellation));
        Assert.Empty(await B.Cluster.Store.ScanAsync(RowKinds.ToldErasure, cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Erasure_OfWhatWasSaidOnlyBefore_TravelsThoughTheListingStaysAsItIs()
    {
        Say(new ListingDraft { Name = "La Ruche", Location = Dijon });
        await RoundAsync();

        await EraseAsync();
        await RoundAsync();

        foreach (var directory in _all)
        {
            Assert.Empty(await PlacesAsync(directory));
            Assert.Equal("La Ruche", Assert.Single((await CentreAsync(directory)).Listings).Content.Name);
        }
    }

    [Fact]
    public async Task Erasure_OfAnotherPersonFromTheSameField_TravelsThoughTheFollowerErasedFromItLater()
    {
        Say(new ListingDraft { Name = $"chez {Name} et Paul Martin", Location = Dijon });
        await RoundAsync();
        await EraseAsync();
        await B.Cluster.Service<PersonErasure>().EraseAsync(PersonCutTests.Identifier("Paul Martin"), Cancellation);

        await RoundAsync();

        foreach (var directory in (RingDirectory[])[B, C])
        {
            Assert.Empty(await PlacesAsync(directory));
            Assert.Empty(await PlacesAsync(directory, "martin"));
        }

        Assert.NotEmpty(await PlacesAsync(A, "martin"));
    }

    [Theory]
    [InlineData("claim")]
    [InlineData("put")]
    [InlineData("accept")]
    [InlineData("past")]
    [InlineData("done")]
    public async Task Erasure_ThatAFollowerFailsAt_IsFollowedByItsNextRun(string at)
    {
        await EraseAsync();
        int refused = 0;
        B.Cluster.Faults.Refuses = batch => IsAt(batch, at) && Interlocked.Increment(ref refused) > 0;
        await A.RoundAsync();
        var start = await B.Cluster.Grain("anna").StartRun(RunOrder.Sync(RunTrigger.Person));
        if (B.Cluster.Service<SyncRunner>().Completion(start.Run!) is { } driving) await driving.WaitAsync(TimeSpan.FromSeconds(60), Cancellation); // the network is known
        Assert.True(refused > 0, "it was not come to");
        B.Cluster.Faults.Refuses = _ => false;

        await RoundAsync();

        foreach (var directory in _all) Assert.Empty(await PlacesAsync(directory));
        Assert.Empty(await B.Cluster.Store.ScanAsync(RowKinds.ToldErasure, cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    private static bool IsAt(StoreBatch batch, string at) => at switch
    {
        "claim" => batch.Writes.Any(write => write is { Key.Kind: RowKinds.ToldErasure, Body: not null }),
        "put" => batch.Writes.Any(write => write.Key.Kind == RowKinds.Centre),
        "accept" => batch.Writes.Any(write => write.Key.Kind == RowKinds.Binding) && !batch.Writes.Any(write => write.Key.Kind == RowKinds.ToldErasure),
        "past" => batch.Writes.Any(write => write is { Key.Kind: RowKinds.CentrePast, ExpectedVersion: > 0 }),
        _ => batch.Writes.Any(write => write is { Key.Kind: RowKinds.ToldErasure, Body: null }),
    };

    private void Say(ListingDraft draft) => A.Cluster.Workers.Read(A.Own, new DraftAdapter(("1", draft)), []);

    private async Task RoundAsync()
    {
        foreach (var directory in _all)
        {
            directory.Cluster.Clock.Advance(TimeSpan.FromHours(1));
            await directory.RoundAsync();
        }
    }

    private async Task EraseAsync() => await A.Cluster.Service<PersonErasure>().EraseAsync(PersonCutTests.Identifier(Name), Cancellation);

    private async Task<CentreState> CentreAsync(RingDirectory directory) =>
        (await directory.CentresAsync()).Single(centre => centre.Listings.Any(listing => (listing.Source.Origin?.Directory ?? directory.Id) == A.Id));

    /// <summary>The kinds of rows, and whatever else, in which somebody stands.</summary>
    private static async Task<IReadOnlyList<string>> PlacesAsync(RingDirectory directory, string who = "dupont")
    {
        var places = new List<string>();
        foreach (string kind in RowKinds.All)
        {
            await foreach (var row in directory.Cluster.Store.ScanAsync(kind, cancellationToken: Cancellation))
            {
                if (IsIn(row.Body.Span, who)) places.Add(kind);
                if (kind == RowKinds.Quarantine && IsIn(JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.QuarantinedRecord)!.Raw, who)) places.Add(kind); // a row has a body
            }
        }

        foreach (var batch in (await directory.Cluster.Store.ReadFeedAsync(FeedCursor.Start, 10_000, Cancellation)).Batches)
        {
            if (batch.Events.Any(happened => IsIn(happened.Body.Span, who))) places.Add("event");
        }

        foreach (string file in Directory.GetFiles(directory.Cluster.Folder))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            byte[] bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, Cancellation);
            if (IsIn(bytes, who)) places.Add("file");
        }

        if (IsIn(await directory.PageAsync(null, 500), who)) places.Add("page");
        return places;
    }

    private static bool IsIn(ReadOnlySpan<byte> bytes, string who) => Encoding.Latin1.GetString(bytes).Contains(who, StringComparison.OrdinalIgnoreCase);
}
