using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Federation.Cluster.Centres;
using Federation.Cluster.Suggestions;
using Federation.Contracts;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Centres;

public sealed class CentrePageTests : IAsyncLifetime
{
    private GatewayHost? _host;

    private GatewayHost Host => _host ?? throw new InvalidOperationException("It was not started.");

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync();
        await Host.Seed.AddAsync(Seed.Network("cote-dor", "Côte-d'Or"));
        await Host.Seed.AddAsync(Seed.Network("jura", "Jura"));
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    [Fact]
    public async Task Page_OfACentre_SaysItsOfferInWords()
    {
        var id = await OpenAsync(new ListingContent
        {
            Name = "La Ruche",
            Description = "Au bord du canal.\nOn y vient à vélo.",
            Address = new Address { Street = "3 rue du Port", Locality = "Dijon", PostalCode = "21000", Country = "FR" },
            Location = new Location(47.322, 5.041),
            Website = "https://ruche.example/",
            OpeningHours = "Mo-Fr 09:00-18:00",
            Services = ["coworking", "wifi"],
            Capacity = 1200,
            Prices = [new ListedPrice { Text = "15 € la journée", Amount = 15, Currency = "EUR", Unit = PriceUnit.Day }],
        });

        var english = await Host.PageAsync($"/en/centres/{id}");
        var french = await Host.PageAsync($"/fr/centres/{id}");

        Assert.Equal("La Ruche", english.QuerySelector("h1")!.Shown());
        Assert.Equal(["Au bord du canal.", "On y vient à vélo."], english.QuerySelectorAll(".prose p").Select(paragraph => paragraph.Shown()));
        Assert.Contains("Opening hours Mo-Fr 09:00-18:00", english.QuerySelector("#offer")!.ParentElement!.Shown(), StringComparison.Ordinal);
        Assert.Contains("Work places 1,200", english.QuerySelector(".pairs")!.Shown(), StringComparison.Ordinal);
        Assert.Contains("Postes de travail 1\u202f200", french.QuerySelector(".pairs dt:nth-of-type(2)")!.Shown() + " " + french.QuerySelector(".pairs dd:nth-of-type(2)")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Contains("15\u00a0€ a day", english.QuerySelector(".pairs")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("15\u00a0€ par jour", french.QuerySelector(".pairs")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("never awarded", english.QuerySelector("#label")!.Shown(), StringComparison.Ordinal);
        Assert.Equal(5, english.QuerySelectorAll("#label tbody tr").Length);
        Assert.Equal($"/fr/centres/{id}", english.QuerySelector(".bar-end a[hreflang=fr]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Provenance_OfEveryField_NamesItsNetworkAndWhatOthersSay()
    {
        var id = await OpenAsync(new ListingContent { Name = "La Ruche", Website = "https://ruche.example/" });
        await Host.Seed.PutAsync(id, "jura", "9", new ListingContent { Name = "Ruche (La)", Website = "https://ruche.example/" });
        await Host.CatchUpAsync();

        var page = await Host.PageAsync($"/en/centres/{id}");

        string name = page.QuerySelectorAll("#sources tbody tr").Single(row => row.QuerySelector("th")!.Shown() == "Name").Shown();
        Assert.Contains("Côte-d'Or", name, StringComparison.Ordinal);
        Assert.Contains("Jura", name, StringComparison.Ordinal);
        Assert.Contains("Ruche (La)", name, StringComparison.Ordinal);
        Assert.Contains("cote-dor/7", page.QuerySelector("#sources")!.Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nearby_OfAPlace_IsWithoutItself()
    {
        var id = await OpenAsync(new ListingContent { Name = "La Ruche", Location = new Location(47.322, 5.041) });
        await Host.Seed.OpenAsync("jura", "2", new ListingContent { Name = "Le Phare", Location = new Location(47.33, 5.05) });
        await Host.Seed.OpenAsync("jura", "3", new ListingContent { Name = "Trop loin", Location = new Location(48.85, 2.35) });
        await Host.CatchUpAsync();

        var near = (await Host.PageAsync($"/en/centres/{id}")).QuerySelectorAll(".tiles li");

        Assert.StartsWith("Le Phare · 1.1\u00a0km".Replace('\u00a0', ' '), Assert.Single(near).Shown(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Centre_WithoutAPlace_HasNothingNearby() =>
        Assert.Null((await Host.PageAsync($"/en/centres/{await OpenAsync(new ListingContent { Name = "Nulle part" })}")).QuerySelector("#nearby"));

    [Theory]
    [InlineData("Mo-Fr 09:00-18:00; Sa 10:00-12:00", 2)]
    [InlineData("24/7", null)]
    [InlineData("Mo-Fr 09:00-18:00; PH off", null)]
    [InlineData("quand on veut", null)]
    public async Task StructuredData_OfACentre_IsWhatSearchEnginesRead(string hours, int? rules)
    {
        var id = await OpenAsync(new ListingContent { Name = "</script><b>", Location = new Location(47.3, 5), OpeningHours = hours, Services = ["wifi"], Address = new Address { Locality = "Dijon", Country = "FR" } });

        var page = await Host.PageAsync($"/en/centres/{id}");

        Assert.Empty(page.QuerySelectorAll("head b, body > b"));
        var data = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        Assert.Equal("</script><b>", data.GetProperty("name").GetString());
        Assert.Equal("Dijon", data.GetProperty("address").GetProperty("addressLocality").GetString());
        Assert.Equal(47.3, data.GetProperty("geo").GetProperty("latitude").GetDouble());
        Assert.EndsWith($"/en/centres/{id}", data.GetProperty("@id").GetString(), StringComparison.Ordinal);
        Assert.Equal(rules, data.TryGetProperty("openingHours", out var opening) ? opening.GetArrayLength() : null);
    }

    [Fact]
    public async Task History_OfACentre_ComesWhenItIsAskedFor()
    {
        var id = await OpenAsync(new ListingContent { Name = "La Ruche" });
        await Host.Seed.PutAsync(id, "jura", "9", new ListingContent { Name = "Ruche (La)" });
        await Host.CatchUpAsync();

        var fold = (await Host.PageAsync($"/en/centres/{id}")).QuerySelector("#history")!;
        string there = fold.QuerySelector("a")!.GetAttribute("href")!;
        var page = await Host.PageAsync(there);
        var part = await Host.PageAsync(there, ("HX-Request", "true"), ("HX-Target", "versions"));

        Assert.Equal(there, fold.GetAttribute("data-hx-get"));
        Assert.Contains("another network lists it too · Jura", page.QuerySelector("main")!.Shown(), StringComparison.Ordinal);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal(page.QuerySelector("#versions")!.Shown(), part.QuerySelector("#versions")!.Shown());
    }

    [Fact]
    public async Task History_LongerThanAPage_LeadsOnToItsBeginning()
    {
        var id = await OpenAsync(new ListingContent { Name = "La Ruche" });
        for (int places = 1; places <= 24; places++) await Host.Seed.PutAsync(id, "cote-dor", "7", new ListingContent { Name = "La Ruche", Capacity = places });

        var newest = await Host.PageAsync($"/fr/centres/{id}/historique");
        var older = await Host.PageAsync(newest.QuerySelector("#versions > p a")!.GetAttribute("href")!);

        Assert.Equal((20, 5), (newest.QuerySelectorAll(".timeline > li").Length, older.QuerySelectorAll(".timeline > li").Length));
        Assert.EndsWith("première fiche · Côte-d'Or", older.QuerySelector(".timeline > li:last-child")!.Shown(), StringComparison.Ordinal);
        Assert.Null(older.QuerySelector("#versions > p"));
        using var nowhere = await Host.GetAsync("/en/centres/0198a000000070008000000000000999/history");
        Assert.Equal(HttpStatusCode.NotFound, nowhere.StatusCode);
    }

    [Fact]
    public async Task Centre_ThatWasMerged_LeadsToTheOther()
    {
        var one = await OpenAsync(new ListingContent { Name = "La Ruche" });
        var other = await Host.Seed.OpenAsync("jura", "2", new ListingContent { Name = "La Ruche" });
        await Host.Seed.MoveAsync(other, one, "jura", "2");
        await Host.CatchUpAsync();

        using var response = await Host.GetAsync($"/fr/centres/{other}");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal($"/fr/centres/{one}", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Centre_ThatIsClosed_SaysSoAndIsNotListed()
    {
        var id = await OpenAsync(new ListingContent { Name = "La Ruche" });
        await Host.Seed.RemoveAsync(id, "cote-dor", "7");
        await Host.CatchUpAsync();

        var page = await Host.PageAsync($"/en/centres/{id}");

        Assert.Contains("Every network has removed this place", page.QuerySelector(".notice")!.Shown(), StringComparison.Ordinal);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
    }

    [Theory]
    [InlineData("/en/centres/0198a000000070008000000000000999", 404)]
    [InlineData("/fr/centres/rien", 404)]
    [InlineData("/fr/nulle/part", 404)]
    [InlineData("/en/centres/%3Cscript%3E", 404)]
    public async Task Centre_ThatThereIsNot_IsAPageOfItsOwn(string path, int status)
    {
        using var response = await Host.GetAsync(path);
        var page = await Host.PageAsync(path);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.NotNull(page.QuerySelector("main h1"));
        Assert.NotNull(page.QuerySelector("main a.button"));
    }

    [Fact]
    public async Task Embed_OfACentre_MayStandInFramesOfOthers()
    {
        var id = await OpenAsync(new ListingContent { Name = "La Ruche", OpeningHours = "24/7", Address = new Address { Locality = "Dijon", Country = "FR" } });

        using var response = await Host.GetAsync($"/en/centres/{id}/embed");
        var page = await Host.PageAsync($"/en/centres/{id}/embed");
        using var script = await Host.GetAsync("/web/embed.js");

        Assert.EndsWith("frame-ancestors *", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal($"/en/centres/{id}", page.QuerySelector("h1 a")!.GetAttribute("href"));
        Assert.Contains("Open now", page.QuerySelector("main")!.Shown(), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal("*", Assert.Single(script.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task Correction_FromNobody_IsRefused()
    {
        var id = await OpenAsync(new ListingContent { Name = "La Ruche" });
        var page = await Host.PageAsync($"/en/centres/{id}");

        Assert.Empty(page.QuerySelectorAll("#correct form"));
        Assert.Equal($"/sign-in?return=%2Fen%2Fcentres%2F{id}%23correct", page.QuerySelector("#correct a")!.GetAttribute("href"));
        using var form = new FormUrlEncodedContent([new("field", "name"), new("value", "Autre")]);
        using var response = await Host.Http.PostAsync(new Uri($"/en/centres/{id}", UriKind.Relative), form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task Correction_ThatIsTaken_LeadsOnSoThatAReloadSendsNothing()
    {
        var id = await OpenAsync(new ListingContent { Name = "La Ruche" });
        Host.Grains.Suggested.Answer = SuggestionAnswer.Done(new Suggestion { Id = Seed.Run, Centre = id, Listing = Seed.Key("cote-dor", "7"), Field = "phone", Value = "+33 3 80 00 00 00", By = "somebody", At = GatewayHost.Now });

        using var response = await CorrectAsync(id, ("field", "phone"), ("value", "+33 3 80 00 00 00"));
        var page = await Host.PageAsync($"/en/centres/{id}?told=corrected");

        Assert.Equal((HttpStatusCode.SeeOther, $"/en/centres/{id}?told=corrected#correct"), (response.StatusCode, response.Headers.Location?.OriginalString));
        Assert.NotNull(page.QuerySelector("#correct[open] [role=status]"));
    }

    [Fact]
    public async Task Correction_ThatIsRefused_KeepsWhatWasTyped()
    {
        var id = await OpenAsync(new ListingContent { Name = "La Ruche" });
        Host.Grains.Suggested.Answer = SuggestionAnswer.Refused(SuggestionCodes.NothingNew, "It says so already.");

        using var response = await CorrectAsync(id, ("field", "phone"), ("value", "+33 <3>"), ("comment", "\"Asked\" there."));
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(SuggestionCodes.NothingNew, page.QuerySelector("#correct[open] [role=alert]")!.Shown(), StringComparison.Ordinal);
        Assert.Equal(("phone", "+33 <3>"), (((IHtmlSelectElement)page.QuerySelector("#field")!).Value, ((IHtmlTextAreaElement)page.QuerySelector("#value")!).Value));
        Assert.Equal("\"Asked\" there.", page.QuerySelector("#comment")!.GetAttribute("value"));
    }

    private async Task<HttpResponseMessage> CorrectAsync(CentreId id, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/en/centres/{id}") { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))) };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Host.Callers.Add(Role.CentreStaff, "jura")}");
        return await Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private async Task<CentreId> OpenAsync(ListingContent content)
    {
        var id = await Host.Seed.OpenAsync("cote-dor", "7", content);
        await Host.CatchUpAsync();
        return id;
    }
}
