using System.Net;
using System.Text;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Contracts;
using Federation.Gateway.Exports.Formats;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Exports;

/// <summary>Licences travel with what is under them into every format, and what asks to share alike can be left out.</summary>
public sealed class LicenceTests : IAsyncLifetime
{
    private static readonly ListingSource Etalab = Source("etalab-2.0", "Ville de Dijon") with { Trust = 60 }, Odbl = Source("odbl-1.0", "© OpenStreetMap contributors"), Unknown = Source("of-the-house", "A house"), Zero = Source("CC0-1.0", "Nobody");

    private GatewayHost? _host;

    private GatewayHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    private CentreId _mixed;

    public async ValueTask InitializeAsync()
    {
        _host = await GatewayHost.StartAsync();
        _mixed = await OpenAsync("city", "1", new ListingContent { Name = "A Mixed", Description = "The city's words" }, Etalab);
        await Host.Seed.PutAsync(_mixed, "map", "1", new ListingContent { Name = "Mapped", Website = "https://map.example/", Phone = "03 80 00 00 01", Location = new Location(47.3, 5), Services = [ServiceKeys.Wifi] }, Odbl);
        await OpenAsync("map", "2", new ListingContent { Name = "B Mapped alone" }, Odbl);
        await OpenAsync("house", "1", new ListingContent { Name = "C Unknown" }, Unknown);
        await OpenAsync("zero", "1", new ListingContent { Name = "D Free" }, Zero);
        await Host.CatchUpAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null) await _host.DisposeAsync();
    }

    [Fact]
    public async Task EveryFormat_TellsWhatHoldsForEachCentreAndForTheWhole()
    {
        var rows = await ExportReader.CsvAsync(Host);
        Assert.Equal([("required", "required"), ("required", "required"), ("unknown", "unknown"), ("none", "none")], rows.Select(row => (row["attribution"], row["shareAlike"])));
        Assert.Equal("etalab-2.0 | odbl-1.0", rows[0]["licences"]);

        var lines = await ExportReader.LinesAsync(Host);
        Assert.Equal(["required", "required", "unknown", "none"], lines.Select(line => line.GetProperty("obligations").Text("shareAlike")));
        var map = lines[0].GetProperty("sources")[1];
        Assert.Equal(("odbl-1.0", "Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/", "required", "required"), (map.Text("licence"), map.Text("licenceName"), map.Text("licenceUrl"), map.Text("attributionIs"), map.Text("shareAlikeIs")));
        Assert.Equal(JsonValueKind.Null, lines[2].GetProperty("sources")[0].GetProperty("licenceUrl").ValueKind);

        foreach (var whole in new[] { await ExportReader.GeoJsonAsync(Host), await TermsAsync("") })
        {
            Assert.Equal(("required", "required"), (whole.GetProperty("obligations").Text("attribution"), whole.GetProperty("obligations").Text("shareAlike")));
            Assert.Equal([("CC0-1.0", 1), ("etalab-2.0", 1), ("odbl-1.0", 2), ("of-the-house", 1)], whole.GetProperty("licences").EnumerateArray().Select(licence => (licence.Text("licence"), licence.GetProperty("centres").GetInt32())));
            Assert.Contains("share alike", whole.GetProperty("notice").Text("en"), StringComparison.Ordinal);
            Assert.Contains("partage à l'identique", whole.GetProperty("notice").Text("fr"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task EveryFormat_LeadsToTheTermsOfTheSameQuestion()
    {
        foreach (var format in ExportFormat.All)
        {
            using var response = await Host.Http.GetAsync(new Uri($"/export/{format.FileName}?filter={Uri.EscapeDataString("""{"text":"mapped"}""")}&without=share-alike", UriKind.Relative), TestContext.Current.CancellationToken);
            string link = Assert.Single(response.Headers.GetValues("Link"));
            Assert.Matches("^<[^<>]+>; rel=\"license\"; type=\"application/json\"$", link);

            using var led = await Host.Http.GetAsync(new Uri(link[1..link.IndexOf('>', StringComparison.Ordinal)], UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, led.StatusCode);
            Assert.Equal(0, JsonSerializer.Deserialize<JsonElement>(await led.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).GetProperty("licences").EnumerateArray().Count(licence => licence.Text("shareAlikeIs") != "none"));
        }
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("geojson")]
    [InlineData("jsonl")]
    [InlineData("licences.json")]
    public async Task WithoutShareAlike_NoWordUnderSuchALicenceIsLeft(string format)
    {
        byte[] bytes = await Host.Http.GetByteArrayAsync(new Uri($"/export/centres.{format}?without=share-alike", UriKind.Relative), TestContext.Current.CancellationToken);
        string text = Encoding.UTF8.GetString(bytes);

        foreach (string word in (string[])["Mapped", "map.example", "03 80 00 00 01", "47.3", "OpenStreetMap", "odbl", "of-the-house", "C Unknown"]) Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
        if (format == "licences.json") return;
        foreach (string word in (string[])["A Mixed", "The city's words", "D Free"]) Assert.Contains(word, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutShareAlike_WhatWasBehindItIsShown()
    {
        await Host.Seed.PutAsync(_mixed, "city", "1", new ListingContent { Name = "A Mixed", Website = "https://city.example/" }, Etalab with { Trust = 10 });
        await Host.Seed.PutAsync(_mixed, "map", "1", new ListingContent { Name = "Mapped", Website = "https://map.example/" }, Odbl with { Trust = 90 });
        await Host.CatchUpAsync();

        Assert.Equal("https://map.example/", (await ExportReader.LinesAsync(Host))[^1].Text("website"));
        var lines = await LinesWithoutAsync();
        Assert.Equal(["A Mixed", "D Free"], lines.Select(line => line.Text("name")).Order(StringComparer.Ordinal));
        Assert.Contains("https://city.example/", lines.Select(line => line.GetProperty("website").GetString()));
        Assert.All(lines, line => Assert.Equal("none", line.GetProperty("obligations").Text("shareAlike")));
    }

    [Fact]
    public async Task WithoutShareAlike_IsAnotherFileToWhoeverKeepsTags()
    {
        using var all = await Host.Http.GetAsync(ExportReader.Address("jsonl"), TestContext.Current.CancellationToken);
        using var free = await Host.Http.GetAsync(new Uri("/export/centres.jsonl?without=share-alike", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.NotEqual(all.Headers.ETag, free.Headers.ETag);
    }

    [Theory]
    [InlineData("?without=")]
    [InlineData("?without=sharealike")]
    [InlineData("?without=share-alike&without=share-alike")]
    public async Task SomethingElseToLeaveOut_IsRefusedAndNotPassedOver(string query)
    {
        using var response = await Host.Http.GetAsync(new Uri($"/export/centres.csv{query}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.False(response.Headers.Contains("Link"));
    }

    [Fact]
    public async Task Feed_TellsTheTermsOfEachListingAndOfThePage()
    {
        using var response = await Host.Http.GetAsync(new Uri("/feed/listings", UriKind.Relative), TestContext.Current.CancellationToken);
        var page = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));

        var terms = page.GetProperty("items").EnumerateArray().ToDictionary(item => item.Text("licence") + item.Text("key"), item => item.GetProperty("terms"));
        Assert.All(terms.Where(entry => entry.Key.StartsWith("odbl", StringComparison.Ordinal)), entry => Assert.Equal(("Required", "Required"), (entry.Value.Text("attribution"), entry.Value.Text("shareAlike"))));
        Assert.All(terms.Where(entry => entry.Key.StartsWith("of-the", StringComparison.Ordinal)), entry => Assert.Equal(("Unknown", "Unknown"), (entry.Value.Text("attribution"), entry.Value.Text("shareAlike"))));
        Assert.Equal(["CC0-1.0", "etalab-2.0", "odbl-1.0", "of-the-house"], page.GetProperty("terms").GetProperty("licences").EnumerateArray().Select(licence => licence.GetString()));
        Assert.Equal(("Required", "Required"), (page.GetProperty("terms").Text("attribution"), page.GetProperty("terms").Text("shareAlike")));
    }

    private async Task<JsonElement> TermsAsync(string query) =>
        JsonSerializer.Deserialize<JsonElement>(await Host.Http.GetByteArrayAsync(new Uri($"{LicencesExport.Address}{query}", UriKind.Relative), TestContext.Current.CancellationToken));

    private async Task<IReadOnlyList<JsonElement>> LinesWithoutAsync() =>
        [.. Encoding.UTF8.GetString(await Host.Http.GetByteArrayAsync(new Uri("/export/centres.jsonl?without=share-alike", UriKind.Relative), TestContext.Current.CancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line))];

    private async Task<CentreId> OpenAsync(string network, string id, ListingContent content, ListingSource source)
    {
        var centre = await Host.Seed.OpenAsync(network, id, content);
        await Host.Seed.PutAsync(centre, network, id, content, source);
        return centre;
    }

    private static ListingSource Source(string licence, string attribution) => new() { Adapter = "test@1.0.0", Licence = licence, Attribution = attribution };
}
