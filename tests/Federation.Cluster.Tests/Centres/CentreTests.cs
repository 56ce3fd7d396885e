using CsCheck;
using Federation.Cluster.Centres;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Centres;

public sealed class CentreTests
{
    private static readonly ListingKey Census = Key("census", "1510");
    private static readonly ListingKey Spaces = Key("spaces", "be-coworking");
    private readonly CentreId _id = NewId();

    [Fact]
    public void PutListing_OnNothing_OpensTheCentre()
    {
        var outcome = Centre.Apply(_id, null, Put(Census, Content()));

        Assert.Equal(_id, outcome.State!.Id);
        Assert.Equal(CentreChangeKind.Opened, outcome.Change!.Kind);
        Assert.Equal("La Ruche", Assert.Single(outcome.State.Listings).Content.Name);
    }

    [Fact]
    public void PutListing_Twice_ChangesNothingTheSecondTime()
    {
        var once = Centre.Apply(_id, null, Put(Census, Content()));

        var twice = Centre.Apply(_id, once.State, Put(Census, Content(), Noon.AddDays(1)));

        Assert.Null(twice.Change);
        Assert.Same(once.State, twice.State);
    }

    [Fact]
    public void PutListing_OfAnotherNetwork_AttachesAndKeepsBothInOrderOfKey()
    {
        var state = Opened(Put(Spaces, Content("Be Coworking")), Put(Census, Content("Be-Coworking")));

        Assert.Equal([Census, Spaces], state.Listings.Select(listing => listing.Key));
    }

    [Fact]
    public void PutListing_WithOtherContent_TellsEachChangedFieldAndNoOther()
    {
        var before = Content("Be-Coworking", latitude: null);
        var after = Content("Be-Coworking", 49.265265, 1.790723);
        var state = Opened(Put(Census, before));

        var change = Centre.Apply(state.Id, state, Put(Census, after)).Change!;

        Assert.Equal(CentreChangeKind.ListingChanged, change.Kind);
        Assert.Equal(new FieldChange("location", null, "49.265265, 1.790723"), Assert.Single(change.Fields));
    }

    [Fact]
    public void PutListing_WithOtherContent_KeepsSinceWhenTheOtherFieldsStand()
    {
        var state = Opened(Put(Census, Content(website: "https://a.example/")), Put(Census, Content(website: "https://b.example/"), Noon.AddDays(2)));

        var merged = MergedCentre.Of(state);

        Assert.Equal(Noon, merged.Fields.Single(field => field.Field.Name == "name").Source.FieldObservedAt(Field("name")));
        Assert.Equal(Noon.AddDays(2), merged.Fields.Single(field => field.Field.Name == "website").Source.FieldObservedAt(Field("website")));
    }

    [Fact]
    public void PutListing_WithAnUnusableLocation_KeepsTheLastGoodOne()
    {
        var state = Opened(Put(Census, Content()), Put(Census, Content(latitude: null), Noon.AddDays(1), "location"));

        Assert.Equal(new Location(47.3220, 5.0415), Assert.Single(state.Listings).Content.Location);
        Assert.Equal(Noon, Assert.Single(state.Listings).FieldObservedAt(Field("location")));
    }

    [Fact]
    public void PutListing_WithoutLocation_LosesIt()
    {
        var state = Opened(Put(Census, Content()), Put(Census, Content(latitude: null)));

        Assert.Null(Assert.Single(state.Listings).Content.Location);
    }

    [Fact]
    public void MarkStale_ThenTheSameListingAgain_Returns()
    {
        var stale = Opened(Put(Census, Content()), Stale(Census, Noon.AddDays(1)));
        Assert.Equal(Noon.AddDays(1), stale.Listings[0].StaleSince);
        Assert.True(MergedCentre.Of(stale).IsStale);

        var returned = Centre.Apply(stale.Id, stale, Put(Census, Content(), Noon.AddDays(2)));

        Assert.Equal(CentreChangeKind.ListingReturned, returned.Change!.Kind);
        Assert.Null(returned.State!.Listings[0].StaleSince);
    }

    [Fact]
    public void MarkStale_OfAnUnknownListing_DoesNothing()
    {
        Assert.Null(Centre.Apply(_id, null, Stale(Census)).Change);
        var state = Opened(Put(Census, Content()));
        Assert.Null(Centre.Apply(state.Id, state, Stale(Spaces)).Change);
    }

    [Fact]
    public void Apply_AnyCommandOfAnOvertakenRun_DoesNothing()
    {
        Gen.Select(Commands, Commands).Sample((commands, late) =>
        {
            var state = commands.Aggregate((CentreState?)null, (state, command) => Centre.Apply(_id, state, command with { Fence = 2 }).State);
            foreach (var command in late.Where(command => state?.Find(command.Key) is not null))
            {
                var outcome = Centre.Apply(_id, state, command with { Fence = 1 });

                Assert.Same(state, outcome.State);
                Assert.Null(outcome.Change);
            }
        });
    }

    [Fact]
    public void Apply_ALaterRunFindsAllAsItIs_ShutsOutTheEarlierWithoutAWord()
    {
        var state = Opened(Put(Census, Content("A")));

        var found = Centre.Apply(_id, state, Put(Census, Content("A")) with { Fence = 3 });
        var late = Centre.Apply(_id, found.State, Put(Census, Content("B")) with { Fence = 2 });

        Assert.Null(found.Change);
        Assert.Equal(state.ChangedAt, found.State?.ChangedAt);
        Assert.Same(found.State, late.State);
    }

    [Fact]
    public void Apply_AnyCommandTwice_IsApplyingItOnce()
    {
        Commands.Sample(commands =>
        {
            CentreState? state = null;
            foreach (var command in commands)
            {
                state = Centre.Apply(_id, state, command).State;
                var again = Centre.Apply(_id, state, command);
                Assert.Null(again.Change);
                Assert.Same(state, again.State);
            }
        });
    }

    [Fact]
    public void Merge_ListingsInAnyOrder_SaysTheSame()
    {
        var listings = Gen.Select(Pick.From("A", "B", "C"), Pick.From<string?>(null, "https://a.example/", "https://b.example/"), Gen.Bool)
            .Select((name, website, services) => services ? Content(name, website: website, services: ["coworking", "kitchen"]) : Content(name, website: website));
        listings.Array[1, 5].Select(Gen.Int[0, 1_000]).Sample((contents, seed) =>
        {
            var puts = contents.Select((content, at) => Put(Key($"network-{at}", "x"), content)).ToArray();
            var shuffled = puts.ToArray();
            new Random(seed).Shuffle(shuffled);

            Assert.Equal(Said(Opened(puts)), Said(Opened(shuffled)));
        });

        static string Said(CentreState state) => ContentHash.Of(MergedCentre.Of(state).Content, state.Listings.Select(listing => listing.Key.Value));
    }

    private static readonly Gen<CentreCommand[]> Commands = Gen.OneOf<CentreCommand>(
        Gen.Select(Pick.From(Census, Spaces), Pick.From("A", "B"), Gen.Bool, (key, name, located) => (CentreCommand)Put(key, Content(name, located ? 1 : null))),
        Gen.Select(Pick.From(Census, Spaces), Pick.From("A", "B"), (key, name) => (CentreCommand)Put(key, Content(name, latitude: null), null, "location")),
        Pick.From(Census, Spaces).Select(key => (CentreCommand)Stale(key))).Array[1, 12];

    private static ContentField Field(string name) => ContentField.All.Single(field => field.Name == name);
}
