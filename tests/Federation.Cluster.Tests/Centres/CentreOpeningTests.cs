using Federation.Cluster.Centres;
using Federation.Cluster.Index;
using Federation.Cluster.Storage;
using Federation.Cluster.Tests.Sync;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Centres;

/// <summary>Centres that are opened without their grains: nobody may see a difference.</summary>
public sealed class CentreOpeningTests : IAsyncLifetime
{
    private readonly SyncCluster _cluster = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IDirectoryStore Store => _cluster.Service<IDirectoryStore>();

    public ValueTask InitializeAsync() => _cluster.InitializeAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Opening_StoresWhatTheGrainWouldHaveStored()
    {
        var put = Put(Key("census", "1"), Content("La Ruche", services: ["wifi", "kitchen"], website: "https://ruche.example/"));
        var (opened, asked) = (NewId(), NewId());

        await OpenerFor(new FreshCentres()).OpenAsync(CentreOpening.Of(opened, put, IndexUse.Searching, Indexed(put)));
        await Grain(asked).Apply(put);

        var (one, other) = (await TellAsync(opened), await TellAsync(asked));
        Assert.Equal(other.Replace(asked.Value, opened.Value, StringComparison.Ordinal), one);
        Assert.Equal(put.ContentHash, Assert.Single((await Grain(opened).Get())!.Listings).ContentHash); // it was opened
    }

    [Fact]
    public async Task Opening_UnderAnIdThatSomebodyHasTaken_IsTheGrainsToDo()
    {
        var fresh = new FreshCentres();
        var id = NewId();
        await Grain(id).Apply(Put(Key("census", "1"), Content()));
        var late = Put(Key("partner", "2"), Content());
        var opening = CentreOpening.Of(id, late, IndexUse.Searching, Indexed(late));

        var change = await OpenerFor(fresh).OpenAsync(opening);

        Assert.Equal(CentreChangeKind.ListingAttached, change?.Kind);
        Assert.Equal([Key("census", "1"), Key("partner", "2")], (await Grain(id).Get())!.Listings.Select(listing => listing.Key)); // it was opened
        Assert.Null(fresh.Take(new StateRow(new StateKey(RowKinds.Centre, id.Value), 1, opening.Body)));
    }

    [Fact]
    public void Fresh_IsTakenOnceAndForTheVeryRowAlone()
    {
        var put = Put(Key("census", "1"), Content());
        var opening = CentreOpening.Of(NewId(), put, IndexUse.Searching, Indexed(put));
        var row = new StateRow(new StateKey(RowKinds.Centre, opening.Id.Value), 1, opening.Body);

        Assert.Same(opening.Indexed, Taken(row));
        Assert.Null(Taken(row with { Version = 2 }));
        Assert.Null(Taken(row with { Body = "{}"u8.ToArray() }));

        var fresh = new FreshCentres();
        fresh.Add(opening);
        fresh.Take(row);
        Assert.Null(fresh.Take(row));

        CentreEntry? Taken(StateRow read)
        {
            var centres = new FreshCentres();
            centres.Add(opening);
            return centres.Take(read);
        }
    }

    [Fact]
    public void Indexed_OfAnOpening_IsWhatItsRowGives()
    {
        var put = Put(Key("census", "1"), Content("Médiathèque de Vernon", services: ["wifi", "kitchen"]) with
        {
            Address = new Address { Street = "12 rue Haute", PostalCode = "27200", Locality = "Vernon", Country = "FR" },
            Description = "Au bord de la Seine",
            Phones = [new Telephone("+33232000000", "+33 2 32 00 00 00", null)],
        });
        var opening = CentreOpening.Of(NewId(), put, IndexUse.Searching, Indexed(put));

        var read = CentreEntry.Of(Opened(put) with { Id = opening.Id }, 1, IndexUse.Searching);

        Assert.Equivalent(read, opening.Indexed, strict: true);
        Assert.Equal(read.Centre.Listings[0].CandidateKeys, opening.Indexed.Centre.Listings[0].CandidateKeys);
    }

    private CentreOpener OpenerFor(FreshCentres fresh) => new(Store, fresh, _cluster.GrainsFrom(0));

    private ICentreGrain Grain(CentreId id) => _cluster.GrainsFrom(0).GetGrain<ICentreGrain>(id.Value);

    private static IndexedListing Indexed(CentreCommand.PutListing put) => IndexedListing.Of(put.Key, put.Content, cameFrom: null, origin: null);

    /// <summary>Its row and its events, as they are stored.</summary>
    private async Task<string> TellAsync(CentreId id)
    {
        var row = await Store.ReadAsync(new StateKey(RowKinds.Centre, id.Value), Token);
        var feed = await Store.ReadFeedAsync(FeedCursor.Start, 1_000, Token);
        var events = feed.Batches.SelectMany(batch => batch.Events).Where(told => told.Subject.Id == id.Value).Select(told => Text(told.Body));
        return $"{row?.Version} {Text(row?.Body ?? default)}\n{string.Join('\n', events)}";
    }

    private static string Text(ReadOnlyMemory<byte> utf8) => System.Text.Encoding.UTF8.GetString(utf8.Span);
}
