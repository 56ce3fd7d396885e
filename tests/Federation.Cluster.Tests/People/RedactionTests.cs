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
    public void Of_EachField_LeavesWhatIsNotOfThem()
    {
        var content = Content("La Ruche") with
        {
            Address = new Address { Street = "Marie Dupont" },
            Phone = "06 12 34 56 78 / 03 80 00 00 01",
            Phones = [new Telephone("+33612345678", "+33 6 12 34 56 78", null), new Telephone("+33380000001", "+33 3 80 00 00 01", null)],
            Languages = ["fr", "Marie Dupont", "en"],
            Prices = [new ListedPrice { Text = "Marie Dupont" }, new ListedPrice { Text = "12 €", Amount = 12 }],
        };

        var redaction = Redaction.Of(content, Cut)!; // it holds somebody

        Assert.Null(redaction.Content.Address);
        Assert.Equal("+33 3 80 00 00 01", redaction.Content.Phone);
        Assert.Equal(["en", "fr"], redaction.Content.Languages);
        Assert.Equal([new ListedPrice { Text = "12 €", Amount = 12 }], redaction.Content.Prices);
        Assert.Equal(["address", "languages", "phone", "prices"], redaction.Fields);
        Assert.Null(Redaction.Of(content with { Phones = [content.Phones[0]] }, Cut)!.Content.Phone);
        Assert.Equal(new Address { Locality = "Dijon" }, Redaction.Of(content with { Address = new Address { Street = "Marie Dupont", Locality = "Dijon" } }, Cut)!.Content.Address);
    }

    [Fact]
    public void Of_OneField_LeavesTheOthersAsTheyAre()
    {
        var content = Content("chez Marie Dupont") with { Languages = ["fr", "en", "fr", ""], Prices = [new ListedPrice { Text = "" }, new ListedPrice { Text = "12 €" }] };

        var left = Redaction.Of(content, Cut)!.Content; // its name holds somebody

        Assert.Equal(content.Languages, left.Languages);
        Assert.Equal(content.Prices, left.Prices);
    }

    [Fact]
    public void WithRedaction_OfAnEarlierOrAnother_AddsItsFieldsAndKeepsTheLaterTime()
    {
        var listing = Opened(Put(Key("a", "1"), Content())).Listings[0].WithRedaction(Noon, ["name", "description"]);
        Assert.Equal(["description", "name"], listing.RedactedFields);

        Assert.Same(listing, listing.WithRedaction(null, ["phone"]));
        Assert.Same(listing, listing.WithRedaction(Noon, ["name"]));
        Assert.Same(listing, listing.WithRedaction(Noon.AddDays(-1), []));
        Told(Noon, ["description", "name", "phone"], listing.WithRedaction(Noon.AddDays(-1), ["name", "phone"]));
        Told(Noon.AddDays(1), ["description", "name"], listing.WithRedaction(Noon.AddDays(1), ["name"]));
        Assert.Equal(Noon.AddDays(1), listing.NextRedaction(Noon.AddDays(1)));
        Assert.True(listing.NextRedaction(Noon) > Noon);
        Assert.Empty((listing with { RedactedFields = default }).RedactedFields);
        Assert.Empty((listing with { ForeignLabels = default }).ForeignLabels);

        static void Told(DateTimeOffset at, string[] fields, Listing left)
        {
            Assert.Equal(at, left.RedactedAt);
            Assert.Equal(fields, left.RedactedFields);
        }
    }

    [Fact]
    public void PutListing_OfADirectoryThatErasedBefore_OpensTheCentreWithThatKnown()
    {
        var listing = Opened(Told(Content(), Noon.AddDays(-1), "description", "name")).Listings[0];

        Assert.Equal(Noon.AddDays(-1), listing.RedactedAt);
        Assert.Equal(["description", "name"], listing.RedactedFields);
    }

    [Fact]
    public void PutListing_OfADirectoryThatErasedAnAddress_TellsNoMove()
    {
        var state = Opened(Put(Key("a", "1"), In("Vernon", "27681")));

        Assert.NotNull(Centre.Apply(state.Id, state, Put(Key("a", "1"), In("Évreux", "27229"))).Change!.Move); // another town
        Assert.Null(Centre.Apply(state.Id, state, Told(In("Évreux", "27229"), Noon, "address")).Change!.Move); // the same

        static ListingContent In(string town, string code) => Content() with { Address = new Address { Locality = town, LocalityCode = code } };
    }

    [Fact]
    public void WithoutFields_OfAPastThatIsAlreadyWithout_IsThatPast()
    {
        var state = Opened(Put(Key("a", "1"), Content("Before", website: "https://a.example/")));
        var past = CentrePast.Of(state, Centre.Apply(state.Id, state, Put(Key("a", "1"), Content("After", website: "https://a.example/"))).Change)!; // it is another

        // It said nothing of a website then or since, and its name comes back as nobody's.
        var left = past.WithoutFields(["name"]);
        Assert.Equal((PersonCut.Mark, "https://a.example/"), (left.Before!.Content.Name, left.Before.Content.Website));
        Assert.Equal([FieldChange.OfErased("name")], left.Change.Fields);
        Assert.Same(left, left.WithoutFields(["name"]));

        // A field that the change filled, or emptied, is said on one side alone.
        var filled = past with { Before = null, Change = past.Change with { Fields = [new FieldChange("website", null, "https://b.example/"), new FieldChange("phone", "1", null), new FieldChange("capacity", null, null)] } };
        Assert.Equal([FieldChange.OfErased("website"), new FieldChange("phone", "1", null), new FieldChange("capacity", null, null)], filled.WithoutFields(["website"]).Change.Fields);
        Assert.Equal([new FieldChange("website", null, "https://b.example/"), FieldChange.OfErased("phone"), new FieldChange("capacity", null, null)], filled.WithoutFields(["phone"]).Change.Fields);
        Assert.Same(filled, filled.WithoutFields(["capacity", "name"]));
    }

    [Fact]
    public void WithoutFields_OfAPastThatMoved_LeavesTheMoveUnlessItIsOfTheAddress()
    {
        var move = new ListingMove("Vernon (27681)", "Évreux (27229)");
        var state = Opened(Put(Key("a", "1"), Content("Before")));
        var past = CentrePast.Of(state, Centre.Apply(state.Id, state, Put(Key("a", "1"), Content("After"))).Change! with { Move = move })!; // it is another

        Assert.Equal(move, past.WithoutFields(["name"]).Change.Move);
        Assert.Null(past.WithoutFields(["address"]).Change.Move);
        Assert.Equal("After", Assert.Single(past.WithoutFields(["address"]).Change.Fields).After);
    }

    [Fact]
    public void WithMarks_OfAPast_MarksTheFieldsThatNameThem()
    {
        var state = Opened(Put(Key("a", "1"), Content("chez Marie Dupont", website: "https://a.example/") with { Description = "Marie Dupont" }));
        var past = CentrePast.Of(state, Centre.Apply(state.Id, state, Put(Key("a", "1"), Content("La Ruche", website: "https://b.example/") with { Description = "Marie Dupont", Phone = "06 12 34 56 78" })).Change)!; // it is another
        past = past with { Before = past.Before! with { RedactedFields = ["openingHours"] } }; // it was there

        Assert.Equal(["description", "name", "phone"], past.FieldsWith(Cut));
        var marked = past.WithMarks(Cut);
        Assert.Equal([("name", true), ("website", false), ("phone", true)], marked.Change.Fields.Select(field => (field.Field, field.Erased)));
        Assert.Equal(["description", "name", "openingHours"], marked.Before!.RedactedFields);
        Assert.Equal("chez Marie Dupont", marked.Before.Content.Name);

        var opening = past with { Before = null };
        Assert.Equal(["name", "phone"], opening.FieldsWith(Cut));
        Assert.Null(opening.WithMarks(Cut).Before);
        var other = past with { Before = past.Before with { Content = Content() } };
        Assert.Equal(["openingHours"], other.WithMarks(Cut).Before!.RedactedFields);
    }

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
