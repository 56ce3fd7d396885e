using Federation.Cluster.Centres;
using Federation.Cluster.Feed;
using Federation.Cluster.Labels;
using Federation.Cluster.Sync;
using Federation.Registry.Labels;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.Centres;

/// <summary>The same words of a place under other terms, by another way, or after an erasure elsewhere.</summary>
public sealed class SourceChangeTests
{
    private static readonly ListingKey Census = Key("census", "1");

    private static readonly DateTimeOffset Later = Noon.AddDays(1);

    private static readonly DirectoryId First = Directory(1), Second = Directory(2);

    private static readonly Origin Told = new() { Directory = First, Network = NetworkId.Parse("nomad"), NetworkName = "Nomad", SourceId = "7", Via = [First], Adapter = "nomad@1.0.0", ObservedAt = Noon };

    private static readonly CentreCommand.PutListing Before = Put(Census, Content()) with { Source = Source with { Origin = Told }, ModifiedAt = Noon };

    public static TheoryData<string, string?, string?> Changes => new()
    {
        { "adapter", "census@1.0.0", "census@2.0.0" },
        { "licence", "etalab-2.0", "odbl-1.0" },
        { "attribution", "The census", "The other census" },
        { "trust", "50", "80" },
        { "modifiedAt", "2026-03-01T12:00:00.0000000+00:00", "2026-03-02T12:00:00.0000000+00:00" },
        { "origin", $"{First}/nomad/7", $"{First}/nomad/8" },
        { "via", $"{First}", $"{First}, {Second}" },
        { "foreignLabels", null, "https://a.example/ 2, https://b.example/" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void PutListing_SameContentOfAnotherSource_TellsWhatIsAnother(string field, string? before, string? after)
    {
        var state = Opened(Before);
        ListedLabel Label(string issuer, int? level) => new() { Issuer = issuer, Level = level, Axes = new LabelLevels(), Proof = LabelProof.Unchecked };
        var put = Before with { At = Later };
        put = field switch
        {
            "adapter" => put with { Source = put.Source with { Adapter = "census@2.0.0" } },
            "licence" => put with { Source = put.Source with { Licence = "odbl-1.0" } },
            "attribution" => put with { Source = put.Source with { Attribution = "The other census" } },
            "trust" => put with { Source = put.Source with { Trust = 80 } },
            "modifiedAt" => put with { ModifiedAt = Later },
            "origin" => put with { Source = put.Source with { Origin = Told with { SourceId = "8" } } },
            "via" => put with { Source = put.Source with { Origin = Told with { Via = [First, Second] } } },
            _ => put with { ForeignLabels = [Label("https://a.example/", 2), Label("https://b.example/", null)] },
        };

        var (next, change) = Centre.Apply(state.Id, state, put);

        Assert.Equal(CentreChangeKind.ListingChanged, change!.Kind); // it is another
        Assert.Equal([new FieldChange(field, before, after)], change.Fields);
        var listing = next!.Listings[0]; // it was just put
        Assert.Equal((put.Source, put.ModifiedAt), (listing.Source, listing.ModifiedAt));
        Assert.Equal(put.ForeignLabels, listing.ForeignLabels);
        Assert.Null(Centre.Apply(state.Id, next, put with { At = Later.AddDays(1) }).Change);
    }

    [Fact]
    public void PutListing_WithTheSameLabelsInAnotherList_IsNoChange()
    {
        var state = Opened(Before with { ForeignLabels = [Label()] });

        Assert.Null(Centre.Apply(state.Id, state, Before with { At = Later, ForeignLabels = [Label()] }).Change);

        static ListedLabel Label() => new() { Issuer = "https://a.example/", Level = 2, Axes = new LabelLevels(), Proof = LabelProof.Unchecked };
    }

    [Fact]
    public void PutListing_WithoutATimeOfItsOwn_KeepsTheOneThatWasSaid()
    {
        var state = Opened(Before);

        Assert.Null(Centre.Apply(state.Id, state, Before with { At = Later, ModifiedAt = null }).Change);
    }

    [Fact]
    public void PutListing_AfterThePeerErasedSomebody_TellsTheFieldAndNotWhatItSaid()
    {
        var state = Opened(Before);
        var erased = Told with { RedactedAt = Noon.AddHours(1), RedactedFields = ["description"] };

        var (same, told) = Centre.Apply(state.Id, state, Before with { At = Later, Source = Before.Source with { Origin = erased } });
        Assert.Equal(CentreChangeKind.ListingRedacted, told!.Kind); // it was told
        Assert.Equal([FieldChange.OfErased("description")], told.Fields);
        Assert.Equal(Noon.AddHours(1), same!.Listings[0].RedactedAt); // it was just put
        Assert.Equal(["description"], same.Listings[0].RedactedFields);

        // The words go with it, also where the source cannot be read any more.
        var described = Opened(Put(Census, Content() with { Description = "Ask Jeanne" }) with { Source = Before.Source });
        var (left, change) = Centre.Apply(described.Id, described, Put(Census, Content(), Later, "description") with { Source = Before.Source with { Origin = erased } });
        Assert.Equal([FieldChange.OfErased("description")], change!.Fields); // it was told
        Assert.Null(left!.Listings[0].Content.Description); // it was just put
    }

    // A clock that is ahead says of no erasure that it is still to come, and each is later than the one before.
    [Fact]
    public void PutListing_OfErasuresAgain_CountsEachOnce()
    {
        var state = Opened(Before);
        CentreState Put(CentreState state, DateTimeOffset at, DateTimeOffset redacted, params string[] fields) =>
            Centre.Apply(state.Id, state, Before with { At = at, Source = Before.Source with { Origin = Told with { RedactedAt = redacted, RedactedFields = [.. fields] } } }).State!; // it was put

        var ahead = Put(state, Later, Later.AddDays(30), "phone");
        Assert.Equal(Later, ahead.Listings[0].RedactedAt);
        var more = Put(ahead, Later.AddHours(1), Later.AddDays(30), "name", "phone");
        Assert.Equal(Later.AddHours(1), more.Listings[0].RedactedAt);
        Assert.Equal(["name", "phone"], more.Listings[0].RedactedFields);
        var again = Put(more, Later.AddHours(1), Later.AddDays(31), "website");
        Assert.Equal(Later.AddHours(1).AddMilliseconds(1), again.Listings[0].RedactedAt);
        Assert.Equal(["name", "phone", "website"], again.Listings[0].RedactedFields);
        Assert.Null(Centre.Apply(again.Id, again, Before with { At = Later.AddHours(2), Source = again.Listings[0].Source }).Change);
    }

    [Fact]
    public void RedactListing_OfWhatItSaysNow_ChangesThatAloneAndOfAnythingElseNothing()
    {
        var state = Opened(Before);
        var left = Content(name: "La R.");
        var redact = new CentreCommand.RedactListing { Key = Census, At = Later, Run = "erasure", Fence = 1, Before = Before.ContentHash, Content = left, ContentHash = ContentHash.Of(left, []), Fields = ["name"] };

        var (next, change) = Centre.Apply(state.Id, state, redact);

        Assert.Equal((CentreChangeKind.ListingRedacted, state.Changes + 1), (change!.Kind, next!.Changes)); // it was there
        Assert.Equal([FieldChange.OfErased("name")], change.Fields);
        Assert.Equal((left, redact.ContentHash, Later), (next.Listings[0].Content, next.Listings[0].ContentHash, next.Listings[0].RedactedAt));
        Assert.Null(Centre.Apply(state.Id, next, redact).Change);
        Assert.Null(Centre.Apply(state.Id, next, redact with { Before = redact.ContentHash }).Change);
        Assert.Null(Centre.Apply(state.Id, null, redact).Change);
    }

    [Fact]
    public void RemoveAndRestoreListing_KeepSinceWhenItWasNotShown()
    {
        CentreCommand.RemoveListing Remove(DateTimeOffset at) => new() { Key = Census, At = at, Run = "run", Fence = 1 };
        var stale = Opened(Before, Stale(Census, Noon.AddHours(1)), Remove(Later)).Listings[0];
        Assert.Equal((Noon.AddHours(1), Later), (stale.StaleSince, stale.RemovedAt));

        var shown = Opened(Before, Remove(Later));
        Assert.Equal((Later, Later), (shown.Listings[0].StaleSince, shown.Listings[0].RemovedAt));
        Assert.Null(Centre.Apply(shown.Id, shown, Remove(Later.AddDays(1))).Change);
        var restored = Centre.Apply(shown.Id, shown, new CentreCommand.RestoreListing { Key = Census, At = Later, Run = "run", Fence = 1 });
        Assert.Equal((CentreChangeKind.ListingRestored, true), (restored.Change!.Kind, restored.State!.Listings[0].IsLive)); // it was removed
    }

    private static DirectoryId Directory(int number) => DirectoryId.TryParse($"{number:x32}", out var id) ? id : throw new ArgumentException("not an id", nameof(number));
}
