using System.Text.Json;
using CsCheck;
using Federation.Cluster.Centres;
using Federation.Cluster.Feed;
using Federation.Cluster.Json;
using Federation.Cluster.People.Cutting;
using Federation.Cluster.Sync;
using static Federation.Cluster.Tests.Centres.Listings;

namespace Federation.Cluster.Tests.People;

public sealed class RedactionTests
{
    private static readonly PersonCut Cut = PersonCutTests.CutOf("marie.dupont@example.org", "+33612345678", "Marie Dupont");

    private static readonly Gen<string> Texts = Pick.From("La Ruche", "chez Marie Dupont", "marie.dupont@example.org", "06 12 34 56 78", "Tél. 06 12 34 56 78 ou 03 80 00 00 01", "");

    private static readonly Gen<ListingContent> Contents = Gen.Select(Texts.Array[14], Texts.Array[0, 3], (texts, list) => new ListingContent
    {
        Name = texts[0],
        Description = texts[1],
        Address = new Address { Street = texts[2], PostalCode = texts[3], Locality = texts[4], Region = texts[5], Country = texts[6], LocalityCode = texts[7] },
        Location = new Location(47.1, 5.1),
        Website = $"https://a.example/{Uri.EscapeDataString(texts[8])}?{texts[9]}",
        Phone = texts[10],
        Phones = [new Telephone("+33612345678", "+33 6 12 34 56 78", null), new Telephone("+33380000001", "+33 3 80 00 00 01", null)],
        OpeningHours = texts[11],
        Services = ["coworking"],
        CapacityText = texts[12],
        LabelClaim = texts[13],
        Languages = [.. list],
        Accessibility = [.. list],
        Prices = [.. list.Select(text => new ListedPrice { Text = text })],
    });

    private static readonly Origin Origin = new()
    {
        Directory = DirectoryId.TryParse(new string('a', 32), out var id) ? id : throw new InvalidOperationException("No id."),
        Network = NetworkId.Parse("census"),
        NetworkName = "Census",
        SourceId = "1",
        Via = [id],
        Adapter = "census@1.0.0",
        ObservedAt = Noon,
    };

    [Fact]
    public void Of_AnyContent_LeavesNothingInAnyText() => Contents.Sample(content =>
    {
        var redaction = Redaction.Of(content, Cut)!; // every one has a telephone

        byte[] json = JsonSerializer.SerializeToUtf8Bytes(redaction.Content, ClusterJson.Default.ListingContent);
        Assert.Equal(json, JsonPersonCut.Cut(json, Cut, isRaw: false).ToArray());
        Assert.NotEmpty(redaction.Content.Name);
        Assert.Null(Redaction.Of(redaction.Content, Cut));
        Assert.Equal(["+33380000001"], redaction.Content.Phones.Select(phone => phone.E164));
        Assert.All(ContentField.All, field => Assert.Equal(redaction.Fields.Contains(field.Name), field.Differs(content, redaction.Content)));
    });

    [Fact]
    public void Of_AContentWithoutThem_IsNothing() => Assert.Null(Redaction.Of(Content("La Ruche", website: "https://a.example/"), Cut));

    [Fact]
    public void OfPast_OfNamedFields_TakesTheirWholeValuesAndNoOther()
    {
        var past = Opened(Put(Key("a", "1"), Content("La Ruche", website: "https://a.example/") with { Description = "Marie" })).Listings[0];

        var left = Redaction.OfPast(past, ["description", "name", "unheard-of"]);

        Assert.Equal((PersonCut.Mark, null, "https://a.example/"), (left.Content.Name, left.Content.Description, left.Content.Website));
        Assert.NotEqual(past.ContentHash, left.ContentHash);
        Assert.Same(past, Redaction.OfPast(past, []));
        Assert.Same(past, Redaction.OfPast(past, ["phone"]));
    }

    [Fact]
    public void Redact_AListing_TellsTheFieldsAndNothingOfThem()
    {
        var key = Key("a", "1");
        var state = Opened(Put(key, Content("chez Marie Dupont")));

        var outcome = Centre.Apply(state.Id, state, Redact(state.Listings[0]));

        Assert.Equal(CentreChangeKind.ListingRedacted, outcome.Change!.Kind);
        Assert.Equal([FieldChange.OfErased("name")], outcome.Change.Fields);
        var listing = Assert.Single(outcome.State!.Listings);
        Assert.Equal(("chez […]", Noon.AddDays(3)), (listing.Content.Name, listing.RedactedAt));
        Assert.Equal(["name"], listing.RedactedFields);
    }

    [Fact]
    public void Redact_Twice_ChangesNothingTheSecondTime()
    {
        var state = Opened(Put(Key("a", "1"), Content("chez Marie Dupont")));
        var command = Redact(state.Listings[0]);
        var once = Centre.Apply(state.Id, state, command);

        var twice = Centre.Apply(state.Id, once.State, command);

        Assert.Null(twice.Change);
        Assert.Same(once.State, twice.State);
    }

    [Fact]
    public void Redact_WhatSaysSomethingElseByNow_DoesNothing()
    {
        var state = Opened(Put(Key("a", "1"), Content("chez Marie Dupont")));
        var command = Redact(state.Listings[0]);
        var changed = Centre.Apply(state.Id, state, Put(Key("a", "1"), Content("chez Marie Dupont et fils"))).State;

        Assert.Null(Centre.Apply(state.Id, changed, command).Change);
    }

    [Fact]
    public void PutListing_AfterARedaction_KeepsThatItWas()
    {
        var state = Opened(Put(Key("a", "1"), Content("chez Marie Dupont")));
        var redacted = Centre.Apply(state.Id, state, Redact(state.Listings[0])).State!;

        var listing = Assert.Single(Centre.Apply(state.Id, redacted, Put(Key("a", "1"), Content("La Ruche"))).State!.Listings);

        Assert.Equal(("La Ruche", Noon.AddDays(3)), (listing.Content.Name, listing.RedactedAt));
        Assert.Equal(["name"], listing.RedactedFields);
    }

    [Fact]
    public void PutListing_OfADirectoryThatErased_AddsToWhatIsKnown()
    {
        var state = Opened(Put(Key("a", "1"), Content()));
        var put = Told(Content(), Noon, "description");

        var once = Centre.Apply(state.Id, state, put);
        var again = Centre.Apply(state.Id, once.State, Told(Content(), Noon.AddMinutes(-1), "phone"));

        Assert.Equal(CentreChangeKind.ListingRedacted, once.Change!.Kind);
        Assert.Equal([FieldChange.OfErased("description")], once.Change.Fields.Where(field => field.Erased));
        Assert.Equal(["description", "phone"], again.State!.Listings[0].RedactedFields);
        Assert.Equal(Noon.AddMilliseconds(1), again.State.Listings[0].RedactedAt); // later than the one before, so that whoever follows sees it
        Assert.Null(Centre.Apply(state.Id, again.State, Told(Content(), Noon.AddMinutes(-1), "phone")).Change);
    }

    [Fact]
    public void PutListing_OfADirectoryWhoseClockIsAhead_IsRedactedNow()
    {
        var state = Opened(Put(Key("a", "1"), Content()));

        var listing = Assert.Single(Centre.Apply(state.Id, state, Told(Content(), Noon.AddYears(100), "description")).State!.Listings);

        Assert.Equal(Noon, listing.RedactedAt);
    }

    [Fact]
    public void PutListing_OfADirectoryThatErased_SaysNothingOfTheFieldsAndKeepsNoLastGoodValueOfThem()
    {
        var state = Opened(Put(Key("a", "1"), Content("chez Marie Dupont") with { Description = "Marie", Website = "https://a.example/" }));
        var put = Told(Content("chez […]"), Noon, "description", "name") with { InvalidFields = ["description", "website"] };

        var outcome = Centre.Apply(state.Id, state, put);

        Assert.Equal([FieldChange.OfErased("name"), FieldChange.OfErased("description")], outcome.Change!.Fields);
        Assert.Equal((null, "https://a.example/"), (outcome.State!.Listings[0].Content.Description, outcome.State.Listings[0].Content.Website));
    }

    [Fact]
    public void WithoutFields_OfAPast_TakesWhatWasSaidBeforeAndAfter()
    {
        var before = Content("chez Marie Dupont", website: "https://a.example/") with { Address = new Address { LocalityCode = "21231", Locality = "chez Marie" } };
        var state = Opened(Put(Key("a", "1"), before));
        var outcome = Centre.Apply(state.Id, state, Put(Key("a", "1"), Content("Marie", website: "https://b.example/") with { Address = new Address { LocalityCode = "21166", Locality = "Marie" } }));
        var past = CentrePast.Of(state, outcome.Change)!;
        Assert.NotNull(past.Change.Move);

        var left = past.WithoutFields(["address", "name"]);

        Assert.DoesNotContain("Marie", JsonSerializer.Serialize(left, ClusterJson.Default.CentrePast), StringComparison.Ordinal);
        Assert.Equal([FieldChange.OfErased("name"), FieldChange.OfErased("address"), new FieldChange("website", "https://a.example/", "https://b.example/")], left.Change.Fields);
        Assert.Equal(["address", "name"], left.Before!.RedactedFields);
        Assert.Equal("https://a.example/", left.Before.Content.Website);
        Assert.Same(left, left.WithoutFields(["address", "name"]));
        Assert.Same(past, past.WithoutFields(["phone"]));
    }

    private static CentreCommand.PutListing Told(ListingContent content, DateTimeOffset at, params string[] fields) => Put(Key("a", "1"), content) with
    {
        Source = Source with { Origin = Origin with { RedactedAt = at, RedactedFields = [.. fields] } },
    };

    private static CentreCommand.RedactListing Redact(Listing listing)
    {
        var redaction = Redaction.Of(listing.Content, Cut)!; // it holds somebody
        return new CentreCommand.RedactListing { Key = listing.Key, At = Noon.AddDays(3), Run = "erasure", Fence = listing.Fence, Before = listing.ContentHash, Content = redaction.Content, ContentHash = ContentHash.Of(redaction.Content, []), Fields = redaction.Fields };
    }
}
