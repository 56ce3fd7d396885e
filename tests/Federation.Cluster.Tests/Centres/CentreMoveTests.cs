using Federation.Cluster.Centres;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Centres;

public sealed class CentreMoveTests
{
    private static readonly ListingKey Census = Key("census", "1510");
    private static readonly ListingKey Spaces = Key("spaces", "be-coworking");

    [Fact]
    public void Move_OfTheLastListing_MergesTheCentreIntoTheOther()
    {
        var (from, to) = Moved(Opened(Put(Census, Content())), Opened(Put(Spaces, Content("Be"))), Census);

        Assert.Equal(to.Id, from.MergedInto);
        Assert.True(from.IsClosed);
        Assert.Equal([Census, Spaces], to.Listings.Select(listing => listing.Key));
        Assert.Equal(from.Id, to.Find(Census)!.CameFrom);
    }

    [Fact]
    public void Move_Twice_ChangesNothingTheSecondTime()
    {
        var first = Opened(Put(Census, Content()));
        var (from, to) = Moved(first, Opened(Put(Spaces, Content("Be"))), Census);

        Assert.Same(to, Centre.Apply(to.Id, to, Adopt(first, Census)).State);
        Assert.Same(from, Centre.Apply(from.Id, from, Release(Census, to.Id)).State);
    }

    [Fact]
    public void Move_ThereAndBack_GivesTheSameListingsAndIds()
    {
        var mine = Opened(Put(Census, Content()));
        var other = Opened(Put(Spaces, Content("Be")));
        var (from, to) = Moved(mine, other, Census);

        var (emptied, home) = Moved(to, from, Census);

        Assert.Null(home.MergedInto);
        Assert.Null(home.Released);
        Assert.Equal(mine.Listings, home.Listings);
        Assert.Equal(other.Listings, emptied.Listings);
        Assert.Null(home.Find(Census)!.CameFrom);
    }

    [Fact]
    public void PutListing_OfALateRun_WhereItWasReleased_IsNotHeard()
    {
        var (from, _) = Moved(Opened(Put(Census, Content())), Opened(Put(Spaces, Content("Be"))), Census);

        Assert.Same(from, Centre.Apply(from.Id, from, Put(Census, Content("Late")) with { Fence = 99 }).State);
    }

    [Fact]
    public void Adopt_WhereALaterRunHasSpokenAlready_KeepsWhatItSaid()
    {
        var old = Opened(Put(Census, Content("Old")));
        var to = Opened(Put(Spaces, Content("Be")), Put(Census, Content("New")) with { Fence = 2 });

        Assert.Equal("New", Centre.Apply(to.Id, to, Adopt(old, Census)).State!.Find(Census)!.Content.Name);
    }

    [Fact]
    public void Adopt_OfAListingThatARunPutThereFirst_LearnsWhereItCameFrom_AndBringsItsPins()
    {
        var old = Opened(Put(Census, Content("Old")));
        old = Centre.Apply(old.Id, old, Pin(Census, "name")).State!;
        var to = Opened(Put(Spaces, Content("Be")), Put(Census, Content("New")) with { Fence = 2 });

        var adopted = Centre.Apply(to.Id, to, Adopt(old, Census)).State!;

        Assert.Equal((old.Id, 2L, Census), (adopted.Find(Census)!.CameFrom, adopted.Find(Census)!.Fence, adopted.Pins!["name"].Listing));
        Assert.Same(adopted, Centre.Apply(to.Id, adopted, Adopt(old, Census)).State);
    }

    [Fact]
    public void PutListing_WithOtherContent_KeepsWhereTheListingCameFrom()
    {
        var (from, to) = Moved(Opened(Put(Census, Content())), Opened(Put(Spaces, Content("Be"))), Census);

        Assert.Equal(from.Id, Centre.Apply(to.Id, to, Put(Census, Content("Other")) with { Fence = 2 }).State!.Find(Census)!.CameFrom);
    }

    [Fact]
    public void PinField_ShowsThatListingsValue_UntilItIsTakenBack()
    {
        var state = Opened(Put(Census, Content("Census")), Put(Spaces, Content("Spaces", website: "https://spaces.example/")));
        Assert.Equal("Spaces", MergedCentre.Of(state).Content.Name);

        var pinned = Centre.Apply(state.Id, state, Pin(Census, "name"));
        Assert.Equal(CentreChangeKind.FieldPinned, pinned.Change!.Kind);
        Assert.Equal("Census", MergedCentre.Of(pinned.State!).Content.Name);
        Assert.Null(Centre.Apply(state.Id, pinned.State, Pin(Census, "name")).Change);

        var unpinned = Centre.Apply(state.Id, pinned.State, new CentreCommand.UnpinField { Key = Census, At = Noon, Run = "d", Fence = 0, Field = "name" });
        Assert.Equal("Spaces", MergedCentre.Of(unpinned.State!).Content.Name);
        Assert.Null(unpinned.State!.Pins);
    }

    [Fact]
    public void PinField_ToAListingThatSaysNothingOfIt_HasNoEffect()
    {
        var state = Opened(Put(Census, Content("Census")), Put(Spaces, Content("Spaces", website: "https://spaces.example/")));

        var pinned = Centre.Apply(state.Id, state, Pin(Census, "website")).State!;

        Assert.Equal("https://spaces.example/", MergedCentre.Of(pinned).Content.Website);
    }

    [Fact]
    public void PinField_OfSeveralFields_KeepsThoseThatAreNotTakenBack()
    {
        var state = Opened(Put(Census, Content("Census", website: "https://census.example/")), Put(Spaces, Content("Spaces")));

        var pinned = Centre.Apply(state.Id, Centre.Apply(state.Id, state, Pin(Census, "name")).State, Pin(Census, "website")).State!; // it has the listing
        Assert.Equal(["name", "website"], pinned.Pins!.Keys);
        var left = Centre.Apply(state.Id, pinned, Unpin("name")).State!; // and so on
        Assert.Equal(["website"], left.Pins!.Keys);
        Assert.Null(Centre.Apply(state.Id, left, Unpin("website")).State!.Pins);

        static CentreCommand Unpin(string field) => new CentreCommand.UnpinField { Key = Census, At = Noon, Run = "decision", Fence = 1, Field = field };
    }

    [Fact]
    public void Release_OfSeveralListings_SaysOfEachWhereItWent()
    {
        var third = Key("third", "1");
        var state = Opened(Put(Census, Content()), Put(Spaces, Content()), Put(third, Content()));
        var (here, there) = (NewId(), NewId());

        var left = Centre.Apply(state.Id, Centre.Apply(state.Id, state, Release(Census, here)).State, Release(Spaces, there)).State!; // it has the listing

        Assert.Equal([new(Census.Value, here), new(Spaces.Value, there)], left.Released!);
        Assert.Null(left.MergedInto);
        var back = Centre.Apply(state.Id, left, new CentreCommand.AdoptListing { Key = Census, At = Noon, Run = "merge", Fence = 1, From = here, Listing = state.Find(Census)! }).State!; // it had it
        Assert.Equal([new(Spaces.Value, there)], back.Released!);

        static CentreCommand Release(ListingKey key, CentreId to) => new CentreCommand.ReleaseListing { Key = key, At = Noon, Run = "merge", Fence = 1, To = to };
    }

    [Fact]
    public void Adopt_OfAListingWithoutPins_LeavesThoseThatAreThere()
    {
        var mine = Opened(Put(Census, Content("Census")));
        var other = Opened(Put(Spaces, Content("Spaces")));
        other = Centre.Apply(other.Id, other, Pin(Spaces, "name")).State!; // it has the listing

        Assert.Equal(["name"], Moved(mine, other, Census).To.Pins!.Keys);
    }

    [Fact]
    public void Adopt_BringsItsPinsAlong_AndLeavesThoseThatAreThere()
    {
        var mine = Opened(Put(Census, Content("Census")));
        mine = Centre.Apply(mine.Id, Centre.Apply(mine.Id, mine, Pin(Census, "name")).State, Pin(Census, "website")).State!;
        var other = Opened(Put(Spaces, Content("Spaces")));
        other = Centre.Apply(other.Id, other, Pin(Spaces, "name")).State!;

        var merged = Moved(mine, other, Census).To;

        Assert.Equal(Spaces, merged.Pins!["name"].Listing);
        Assert.Equal(Census, merged.Pins!["website"].Listing);
    }

    [Fact]
    public void Pins_GoWithTheirListing_AlsoIntoANewCentre_AndOneTakenBackStaysTakenBack()
    {
        var mine = Opened(Put(Census, Content("Census")), Put(Spaces, Content("Spaces", website: "https://spaces.example/")));
        mine = Centre.Apply(mine.Id, mine, Pin(Census, "name")).State!;
        var id = NewId();

        var opened = Centre.Apply(id, null, Adopt(mine, Census)).State!;
        var left = Centre.Apply(mine.Id, mine, Release(Census, id)).State!;

        Assert.Equal(Census, opened.Pins!["name"].Listing);
        Assert.Null(left.Pins);
        var unpinned = Centre.Apply(id, opened, new CentreCommand.UnpinField { Key = Census, At = Noon, Run = "d", Fence = 0, Field = "name" }).State!;
        Assert.Null(Centre.Apply(mine.Id, left, Adopt(unpinned, Census)).State!.Pins);
    }

    private static (CentreState From, CentreState To) Moved(CentreState from, CentreState to, ListingKey key) =>
        (Centre.Apply(from.Id, from, Release(key, to.Id)).State!, Centre.Apply(to.Id, to, Adopt(from, key)).State!);

    private static CentreCommand.AdoptListing Adopt(CentreState from, ListingKey key) => new()
    {
        Key = key, At = Noon.AddDays(1), Run = "regrouping", Fence = from.Find(key)!.Fence, Listing = from.Find(key)!, From = from.Id, Pins = from.PinsOf(key),
    };

    private static CentreCommand.ReleaseListing Release(ListingKey key, CentreId to) => new() { Key = key, At = Noon.AddDays(1), Run = "regrouping", Fence = 0, To = to };

    private static CentreCommand.PinField Pin(ListingKey key, string field) => new() { Key = key, At = Noon, Run = "d", Fence = 0, Field = field, Actor = "somebody", Reason = "seen" };
}
