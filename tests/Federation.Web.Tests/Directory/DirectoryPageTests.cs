using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Federation.Cluster.Centres;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Directory;

public sealed class DirectoryPageTests : IAsyncLifetime
{
    private GatewayHost? _host;

    private GatewayHost Host => _host ?? throw new InvalidOperationException("It was not started.");

    public async ValueTask InitializeAsync()
    {
        _host = await WebHost.StartAsync();
        await Host.Seed.AddAsync(Seed.Network("cote-dor", "Côte-d'Or"));
        await Host.Seed.AddAsync(Seed.Network("jura"));
        await Host.Seed.OpenAsync("cote-dor", "1", new ListingContent { Name = "La Ruche", Address = new Address { Locality = "Dijon", PostalCode = "21000", Country = "FR" }, Location = new Location(47.322, 5.041), Services = ["coworking", "wifi"], Capacity = 12 });
        await Host.Seed.OpenAsync("cote-dor", "2", new ListingContent { Name = "L’Établi", Address = new Address { Locality = "Beaune", Country = "FR" }, Location = new Location(47.02, 4.84), Services = ["coworking"], OpeningHours = "24/7" });
        await Host.Seed.OpenAsync("jura", "3", new ListingContent { Name = "株式会社 ハブ", Address = new Address { Locality = "東京", Country = "JP" }, Location = new Location(35.68, 139.76) });
        await Host.CatchUpAsync();
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    [Theory]
    [InlineData("/en", "en", "3 centres")]
    [InlineData("/fr", "fr", "3 centres")]
    [InlineData("/en?q=ruche", "en", "1 centre")]
    [InlineData("/fr?q=rien-de-tel", "fr", "0 centre")]
    [InlineData("/en?q=rien-de-tel", "en", "0 centres")]
    [InlineData("/en?service=coworking&service=wifi", "en", "2 centres")]
    [InlineData("/en?service=coworking&service=wifi&all=1", "en", "1 centre")]
    [InlineData("/en?country=JP", "en", "1 centre")]
    [InlineData("/en?network=jura&network=cote-dor", "en", "3 centres")]
    [InlineData("/en?places=12", "en", "1 centre")]
    [InlineData("/en?places=13", "en", "0 centres")]
    [InlineData("/en?open=1", "en", "1 centre")]
    [InlineData("/en?level=1", "en", "0 centres")]
    [InlineData("/en?near=47.32,5.04&km=10", "en", "1 centre")]
    [InlineData("/en?near=47.32,5.04&km=50", "en", "2 centres")]
    [InlineData("/en?area=4,46,6,48", "en", "2 centres")]
    [InlineData("/en?near=north,5&km=7&level=9&places=-1&area=1,2,3&sort=CHAOS&axis=TASTE&open=yes", "en", "3 centres")]
    public async Task Page_OfAnAddress_ShowsWhatItAsksFor(string address, string language, string count)
    {
        var page = await Host.PageAsync(address);

        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.StartsWith(count, page.QuerySelector("#count")!.Shown(), StringComparison.Ordinal);
        Assert.Equal(int.Parse(count.Split(' ')[0]), page.QuerySelectorAll("#results .card").Length);
    }

    [Fact]
    public async Task Cards_OfCentres_SayWhatPeopleChooseBy()
    {
        var page = await Host.PageAsync("/en?q=ruche");

        var card = page.QuerySelector(".card")!;
        Assert.Equal("La Ruche", card.QuerySelector("h2")!.Shown());
        Assert.Equal("21000 Dijon, France", card.QuerySelector(".place")!.Shown());
        Assert.Contains("12 work places", card.Shown(), StringComparison.Ordinal);
        Assert.Equal(["Coworking", "Wi-Fi"], card.QuerySelectorAll(".chips li").Select(service => service.Shown()));
        Assert.Contains("Listed by Côte-d'Or", card.Shown(), StringComparison.Ordinal);
        Assert.Matches("^/en/centres/[0-9a-f]{32}$", card.QuerySelector("h2 a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Form_OfAnAddress_HoldsAllThatItAsksFor()
    {
        const string Address = "/en?q=ru&near=47.32,5.04&km=50&service=coworking&all=1&country=FR&network=cote-dor&access=wheelchair&level=2&axis=QUALITY&open=1&places=3&sort=NAME";
        var page = await Host.PageAsync(Address);

        // What the form would send is what the address said.
        var form = (IHtmlFormElement)page.QuerySelector("#search")!;
        var sent = form.Elements.Where(element => !element.HasAttribute("disabled")).SelectMany(Sent).Where(field => field.Value.Length > 0).ToHashSet();
        var order = page.QuerySelector("[name=sort][form=search]")!; // it stands beside the list
        Assert.Equal(
            new[] { ("q", "ru"), ("near", "47.32,5.04"), ("km", "50"), ("service", "coworking"), ("all", "1"), ("country", "FR"), ("network", "cote-dor"), ("access", "wheelchair"), ("level", "2"), ("axis", "QUALITY"), ("open", "1"), ("places", "3"), ("sort", "NAME") }.Order(),
            sent.Concat(Sent(order)).Distinct().Order());
        // And the other language asks the same.
        Assert.Equal("/fr" + Address[3..], page.QuerySelector("a[hreflang=fr]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Words_LongerThanTheSchemaTakes_AreCut()
    {
        using var signs = await Host.GetAsync($"/en?q={new string('a', 199)}{Uri.EscapeDataString("𝄞")}{new string('b', 400)}");
        using var words = await Host.GetAsync($"/en?q={string.Join('+', Enumerable.Repeat("a", 60))}");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (signs.StatusCode, words.StatusCode));
    }

    [Fact]
    public async Task Page_OfNobody_IsAskedForAnew() => Assert.Equal("no-cache", (await Host.GetAsync("/en")).Headers.CacheControl?.ToString());

    [Theory]
    [InlineData("/en?home=Dijon", true)]
    [InlineData("/fr?office=Dijon", true)]
    [InlineData("/en?home=Dijon&office=Beaune", false)]
    [InlineData("/en", false)]
    public async Task HalfAWayToWork_IsSaid(string address, bool isSaid)
    {
        var page = await Host.PageAsync(address);

        Assert.Equal(isSaid, page.QuerySelectorAll("#results .notice").Any(notice => notice.Shown().StartsWith(address.StartsWith("/en", StringComparison.Ordinal) ? "Your way to work" : "Votre trajet", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task EveryActiveFilter_TakenAway_LeavesTheOthers()
    {
        var page = await Host.PageAsync("/en?q=ruche&service=coworking&country=FR");

        var links = page.QuerySelectorAll(".active a").Select(link => (Label: link.Shown(), Href: link.GetAttribute("href"))).ToList();
        Assert.Equal(
            [("Remove this filter: “ruche” ×", "/en?service=coworking&country=FR"), ("Remove this filter: Coworking ×", "/en?q=ruche&country=FR"), ("Remove this filter: France ×", "/en?q=ruche&service=coworking"), ("Clear all", "/en")],
            links);
    }

    [Fact]
    public async Task Facets_OfAChoice_TellWhatElseCouldBeChosen()
    {
        var page = await Host.PageAsync("/en?country=FR");

        Assert.Equal("France 2", Choice("country-FR"));
        Assert.Equal("Japan 1", Choice("country-JP"));
        Assert.Equal("Côte-d'Or 2", Choice("network-cote-dor"));
        Assert.Equal("Coworking 2", Choice("service-coworking"));

        string Choice(string id) => page.GetElementById(id)!.ParentElement!.Shown();
    }

    [Fact]
    public async Task Pages_OneAfterTheOther_ShowEveryCentreOnce()
    {
        for (int at = 0; at < 45; at++) await Host.Seed.OpenAsync("jura", $"many-{at}", new ListingContent { Name = $"Atelier {at:00}" });
        await Host.CatchUpAsync();
        var names = new List<string>();
        int pages = 0;
        for (string? next = "/en"; next is not null; pages++)
        {
            var page = await Host.PageAsync(next);
            names.AddRange(page.QuerySelectorAll(".card h2").Select(name => name.Shown()));
            next = page.QuerySelector(".pager [rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(3, pages);
        Assert.Equal(48, names.Count);
        Assert.Equal(48, names.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task PreviousPage_OfTheSecond_IsTheFirst()
    {
        for (int at = 0; at < 45; at++) await Host.Seed.OpenAsync("jura", $"many-{at}", new ListingContent { Name = $"Atelier {at:00}" });
        await Host.CatchUpAsync();
        var first = await Host.PageAsync("/en");
        var second = await Host.PageAsync(first.QuerySelector(".pager [rel=next]")!.GetAttribute("href")!);
        var again = await Host.PageAsync(second.QuerySelector(".pager [rel=prev]")!.GetAttribute("href")!);

        Assert.Equal(Names(first), Names(again));

        static IEnumerable<string> Names(IHtmlDocument page) => page.QuerySelectorAll(".card h2").Select(name => name.Shown()).ToList();
    }

    [Fact]
    public async Task Part_ForHtmx_IsTheListWithFiltersAndCountOutOfTurn()
    {
        using var response = await Host.GetAsync("/en?q=ruche&where=&km=25", ("HX-Request", "true"), ("HX-Target", "results"));
        var part = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal("/en?q=ruche", Assert.Single(response.Headers.GetValues("HX-Push-Url")));
        using var typed = await Host.GetAsync("/en?q=ruche", ("HX-Request", "true"), ("HX-Target", "results"), ("HX-Trigger", "q"));
        Assert.Equal("/en?q=ruche", Assert.Single(typed.Headers.GetValues("HX-Replace-Url")));
        Assert.Null(part.QuerySelector("header"));
        Assert.Single(part.QuerySelectorAll("#results .card"));
        Assert.Equal("true", part.QuerySelector("#facets")!.GetAttribute("data-hx-swap-oob"));
        Assert.Equal("1 centre", part.QuerySelector("#count")!.Shown());
        Assert.Contains("HX-Request", string.Join(',', response.Headers.Vary), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_SentWithEmptyFields_LeadsToTheShortAddress()
    {
        using var response = await Host.GetAsync("/en?q=ruche&where=&km=25&level=&places=");

        Assert.Equal(HttpStatusCode.Found, response.StatusCode);
        Assert.Equal("/en?q=ruche", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Exports_OfAPage_HoldTheCentresThatItShows()
    {
        var page = await Host.PageAsync("/en?service=coworking&country=FR");

        foreach (var link in page.QuerySelectorAll("a[href^='/export/']"))
        {
            string href = link.GetAttribute("href")!;
            string export = await Host.Http.GetStringAsync(href, TestContext.Current.CancellationToken);
            int count = href.Contains(".geojson", StringComparison.Ordinal) ? JsonDocument.Parse(export).RootElement.GetProperty("features").GetArrayLength()
                : export.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length - (href.Contains(".csv", StringComparison.Ordinal) ? 1 : 0);
            Assert.Equal(2, count);
        }

        Assert.Equal(3, page.QuerySelectorAll("a[href^='/export/']").Length);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("a\u0000b")]
    [InlineData("\uD83D")]
    [InlineData("' OR 1=1 --")]
    public async Task HostileWords_AreOnlyWords(string words)
    {
        using var response = await Host.GetAsync($"/en?q={Uri.EscapeDataString(words.Replace("\uD83D", "%ED%A0%BD", StringComparison.Ordinal))}&where={Uri.EscapeDataString("<b>x</b>")}&home=%00&network={Uri.EscapeDataString("<i>")}&after=%22%3E&service={Uri.EscapeDataString("\"><u>")}");
        string html = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);

        Assert.True((int)response.StatusCode is 200 or 400, $"{response.StatusCode}");
        Assert.Empty(page.QuerySelectorAll("main img, main b, main u, main script"));
        Assert.All(page.QuerySelectorAll("script"), script => Assert.StartsWith("/web/", script.GetAttribute("src"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Map_OfAFilter_ShowsItsCentresAlone()
    {
        var all = await SpotsAsync("/en/map?box=-180,-80,180,80&zoom=1");
        var french = await SpotsAsync("/fr/carte?country=FR&box=4,46.5,5.5,47.5&zoom=10");
        var one = await SpotsAsync("/en/map?q=ruche&area=0,0,1,1&box=4,46.5,5.5,47.5&zoom=10");

        Assert.Equal(3, all.Sum(spot => spot.GetProperty("count").GetInt32()));
        Assert.Equal(2, french.Count);
        var ruche = Assert.Single(one);
        Assert.Equal("La Ruche", ruche.GetProperty("centre").GetProperty("name").GetString());
        Assert.StartsWith("/en/centres/", ruche.GetProperty("centre").GetProperty("href").GetString(), StringComparison.Ordinal);

        async Task<List<JsonElement>> SpotsAsync(string path) => [.. JsonDocument.Parse(await Host.Http.GetStringAsync(path, TestContext.Current.CancellationToken)).RootElement.EnumerateArray()];
    }

    [Theory]
    [InlineData("/en/map")]
    [InlineData("/en/map?box=1,2,3&zoom=3")]
    [InlineData("/en/map?box=1,2,3,4&zoom=21")]
    [InlineData("/en/map?box=1,2,3,4&zoom=-1")]
    [InlineData("/en/map?box=-180,-90,180,90&zoom=20")]
    public async Task Map_OfNoBox_IsRefused(string path)
    {
        using var response = await Host.GetAsync(path);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Suggestions_WhileTyping_AreOptionsToTake()
    {
        var list = await Host.PageAsync("/fr/suggestions?q=cow");
        var centres = await Host.PageAsync("/en/suggestions?q=la%20ru");

        Assert.Equal("/fr?service=coworking", Assert.Single(list.QuerySelectorAll("[role=option]")).GetAttribute("data-href"));
        Assert.StartsWith("/en/centres/", Assert.Single(centres.QuerySelectorAll("[role=option]")).GetAttribute("data-href"), StringComparison.Ordinal);
        Assert.Empty((await Host.PageAsync("/en/suggestions?q=")).QuerySelectorAll("[role=option]"));
    }

    private static IEnumerable<(string Name, string Value)> Sent(IElement element) => element switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => [],
        IHtmlInputElement { Name: { } name } input => [(name, input.Value)],
        IHtmlSelectElement { Name: { } name } select => [(name, select.Value ?? "")],
        _ => [],
    };
}
