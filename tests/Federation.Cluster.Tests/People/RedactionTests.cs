using System.Text.Json;
using CsCheck;
using Federation.Cluster.Centres;
using Federation.Cluster.Json;
using Federation.Cluster.People.Cutting;
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
        Assert.Equal([new FieldChange("name", null, null)], outcome.Change.Fields);
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
        var put = Put(Key("a", "1"), Content()) with { RedactedAt = Noon.AddDays(1), RedactedFields = ["description"] };

        var once = Centre.Apply(state.Id, state, put);
        var again = Centre.Apply(state.Id, once.State, put with { RedactedAt = Noon, RedactedFields = ["phone"] });

        Assert.NotNull(once.Change);
        Assert.Equal(["description", "phone"], again.State!.Listings[0].RedactedFields);
        Assert.Equal(Noon.AddDays(1), again.State.Listings[0].RedactedAt);
        Assert.Null(Centre.Apply(state.Id, again.State, put).Change);
    }

    private static CentreCommand.RedactListing Redact(Listing listing)
    {
        var redaction = Redaction.Of(listing.Content, Cut)!; // it holds somebody
        return new CentreCommand.RedactListing { Key = listing.Key, At = Noon.AddDays(3), Run = "erasure", Fence = listing.Fence, Before = listing.ContentHash, Content = redaction.Content, ContentHash = ContentHash.Of(redaction.Content, []), Fields = redaction.Fields };
    }
}
