using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Federation.Cluster.Centres;
using Federation.Cluster.Storage;
using Federation.Contracts;
using Federation.Gateway.Tests.Doubles;

namespace Federation.Gateway.Tests.Exports;

/// <summary>What an export is asked by: the filter of GraphQL, which finds and is refused the same here, and the rest of HTTP.</summary>
public sealed class ExportRequestTests
{
    [Theory]
    [InlineData("""{"text":"fabrique"}""")]
    [InlineData("""{"words":"WHOLE","text":"fab"}""")]
    [InlineData("""{"networks":["x"],"countries":["fr"]}""")]
    [InlineData("""{"networks":"y"}""")]
    [InlineData("""{"anyServices":["fabrication","meeting-room"],"leastCapacity":2}""")]
    [InlineData("""{"place":{"near":{"latitude":47.3,"longitude":5.0,"radiusKm":30}}}""")]
    [InlineData("""{"place":{"box":{"south":40,"west":0,"north":50,"east":10}},"locality":"dijon"}""")]
    [InlineData("""{"changedSince":"2026-01-01T00:00:00Z","postalCode":null}""")]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("""{"txet":"fabrique"}""")]
    [InlineData("""{"text":5}""")]
    [InlineData("""{"words":"SOME"}""")]
    [InlineData("""{"services":["sauna"]}""")]
    [InlineData("""{"services":[null]}""")]
    [InlineData("""{"leastCapacity":0}""")]
    [InlineData("""{"leastCapacity":99999999999}""")]
    [InlineData("""{"label":{"level":4}}""")]
    [InlineData("""{"countries":["FRA"]}""")]
    [InlineData("""{"openAt":"yesterday"}""")]
    [InlineData("""{"place":{}}""")]
    [InlineData("""{"place":{"near":null}}""")]
    [InlineData("""{"place":{"near":{"latitude":47.3}}}""")]
    [InlineData("""{"place":{"near":{"latitude":913,"longitude":5,"radiusKm":1}}}""")]
    [InlineData("""{"place":{"near":{"latitude":47,"longitude":5,"radiusKm":1},"box":{"south":40,"west":0,"north":50,"east":10}}}""")]
    [InlineData("""{"text":"a","text":"b"}""")]
    [InlineData("""{"text":"\u0000"}""")]
    [InlineData("""{"text":"\ud800"}""")]
    [InlineData("""{"\ud800":"a"}""")]
    [InlineData("""{"\ud800":"a","text":"b"}""")]
    [InlineData("""{"text":""")]
    public async Task Filter_FindsOrIsRefused_AsInGraphQL(string filter)
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.OpenAsync("x", "1", new ListingContent { Name = "La Fabrique", Services = [ServiceKeys.Fabrication], Capacity = 3, Location = new Location(47.32, 5.04), Address = new Address { Locality = "Dijon", Country = "FR" } });
        await host.Seed.OpenAsync("y", "1", new ListingContent { Name = "Ailleurs" });
        await host.CatchUpAsync();
        string variables = $"{{\"f\":{filter}}}";
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString("query($f: CentreFilter) { centres(filter: $f, orderBy: NAME) { nodes { name } } }")}&variables={Uri.EscapeDataString(variables)}");
        asked.Headers.Accept.ParseAdd("application/graphql-response+json");
        var graphQL = (await host.SendAsync(asked)).Body;

        using var response = await host.Http.GetAsync(ExportReader.Address("jsonl", filter), TestContext.Current.CancellationToken);

        if (graphQL.TryGetProperty("errors", out var errors))
        {
            var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal((HttpStatusCode.BadRequest, errors[0].GetProperty("extensions").Text("code")), (response.StatusCode, problem.Text("code")));
            Assert.NotEmpty(problem.Text("detail"));
        }
        else
        {
            Assert.Equal(graphQL.GetProperty("data").GetProperty("centres").GetProperty("nodes").EnumerateArray().Select(node => node.Text("name")), (await ExportReader.LinesAsync(host, filter)).Select(line => line.Text("name")));
        }
    }

    [Theory]
    [InlineData("?fliter={}", "BAD_REQUEST")]
    [InlineData("?filter={}&filter={}", "BAD_REQUEST")]
    [InlineData("?language=de", "BAD_INPUT")]
    [InlineData("?language=fr", "BAD_INPUT")]
    [InlineData("?language=EN&language=FR", "BAD_REQUEST")]
    [InlineData("?filter=", "BAD_REQUEST")]
    [InlineData("?language=%00", "BAD_INPUT")]
    public async Task Parameters_ThatMeanNothing_AreRefusedAndNotPassedOver(string query, string code)
    {
        await using var host = await GatewayHost.StartAsync();
        await host.CatchUpAsync();

        Assert.Equal((400, code), await RefusalAsync(host, query));
    }

    [Theory]
    [InlineData("csv", "gzip")]
    [InlineData("geojson", "br")]
    [InlineData("jsonl", "gzip")]
    public async Task Export_ForWhoeverTakesItPacked_IsPacked(string format, string encoding)
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.OpenAsync("x", "1", new ListingContent { Name = "One", Description = new string('a', 4_000) });
        await host.CatchUpAsync();
        byte[] plain = await ExportReader.BytesAsync(host, format);
        using var request = new HttpRequestMessage(HttpMethod.Get, ExportReader.Address(format));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));

        using var response = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        byte[] packed = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.InRange(packed.Length, 1, plain.Length / 2);
        await using Stream body = encoding == "br" ? new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress) : new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        await body.CopyToAsync(unpacked, TestContext.Current.CancellationToken);
        Assert.Equal(plain, unpacked.ToArray());
    }

    [Fact]
    public async Task Export_AskedForAgainWithItsTag_IsNotSentUntilSomethingChanged()
    {
        await using var host = await GatewayHost.StartAsync();
        var id = await host.Seed.OpenAsync("x", "1", new ListingContent { Name = "One" });
        await host.CatchUpAsync();
        using var first = await SendAsync(host, "jsonl", null);
        var tag = first.Headers.ETag;
        Assert.True(tag is { IsWeak: true });
        host.Clock.Advance(TimeSpan.FromDays(1));

        using (var again = await SendAsync(host, "jsonl", tag))
        {
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }

        using (var other = await SendAsync(host, "csv", tag)) Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        using (var other = await SendAsync(host, "jsonl", tag, "FR")) Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        await host.Seed.PutAsync(id, "x", "1", new ListingContent { Name = "Two" });
        await host.CatchUpAsync();
        using var changed = await SendAsync(host, "jsonl", tag);
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        Assert.NotEqual(tag, changed.Headers.ETag);
    }

    [Fact]
    public async Task Store_ThatDoesNotAnswer_IsToldWithoutAWordOfTheMachine()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.Seed.OpenAsync("x", "1", new ListingContent { Name = "One" });
        await host.CatchUpAsync();
        host.Store.Broken = new StoreUnavailableException(StoreCodes.InputOutput, "/data/directory.db is gone");

        Assert.Equal((503, "STORE_UNAVAILABLE"), await RefusalAsync(host, ""));
        Assert.Contains(host.Log.Lines, line => line.Contains("/data/directory.db is gone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Directory_ThatIsStillReadingItsCentres_ExportsNoPartOfThem()
    {
        var held = new TaskCompletionSource();
        await using var host = await GatewayHost.StartAsync(prepare: store =>
        {
            store.Held = held.Task;
            return Task.CompletedTask;
        });

        Assert.Equal((503, "export.starting"), await RefusalAsync(host, ""));
        held.SetResult();
    }

    [Fact]
    public async Task OneAddress_ThatExportsWithoutEnd_IsToldToWait()
    {
        await using var host = await GatewayHost.StartAsync();
        await host.CatchUpAsync();

        for (int asked = 0; asked < 200; asked++)
        {
            using var response = await host.Http.GetAsync(ExportReader.Address("jsonl"), TestContext.Current.CancellationToken);
            if (response.StatusCode != HttpStatusCode.TooManyRequests) continue;
            Assert.Equal(TimeSpan.FromSeconds(6), response.Headers.RetryAfter?.Delta);
            Assert.InRange(asked, 10, 199);
            return;
        }

        Assert.Fail("Nobody said stop.");
    }

    private static async Task<(int Status, string Code)> RefusalAsync(GatewayHost host, string query)
    {
        using var response = await host.Http.GetAsync(new Uri($"/export/centres.csv{query}", UriKind.Relative), TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("/data/", text, StringComparison.Ordinal);
        var problem = JsonSerializer.Deserialize<JsonElement>(text);
        Assert.NotEmpty(problem.Text("detail"));
        return ((int)response.StatusCode, problem.Text("code"));
    }

    private static async Task<HttpResponseMessage> SendAsync(GatewayHost host, string format, EntityTagHeaderValue? known, string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ExportReader.Address(format, language: language));
        if (known is not null) request.Headers.IfNoneMatch.Add(known);
        return await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
