using System.Globalization;
using Federation.Contracts;
using Federation.Contracts.Testing;

namespace Federation.Adapters.Mapping.Tests.Sources;

public sealed class PagingTests
{
    private const string Address = "https://api.example.org/places";

    [Fact]
    public async Task Page_CountedUpToAnEmptyOne_IsReadWhole()
    {
        var api = new ApiContext(address => new ApiAnswer(Items(Number(address, "page") switch { 1 => "1,2", 2 => "3,4", 3 => "5", _ => "" })));

        var run = await RunAsync("{ by: page, parameter: page, size: 2, sizeParameter: per }", api);

        Assert.True(run.Complete);
        Assert.Equal(["1", "2", "3", "4", "5"], run.Records.Select(record => record.SourceId));
        Assert.Equal(Address + "?per=2&page=1", api.Opened[0]);
        Assert.Equal(4, api.Opened.Count);
    }

    [Fact]
    public async Task Offset_ServerHandsOutFewerThanAsked_LosesNothing()
    {
        var api = new ApiContext(address => new ApiAnswer(Items(string.Join(',', Enumerable.Range(1, 5).Skip(Number(address, "from")).Take(2)))));

        var run = await RunAsync("{ by: offset, parameter: from, size: 100, sizeParameter: n }", api);

        Assert.True(run.Complete);
        Assert.Equal(5, run.Records.Count);
    }

    [Fact]
    public async Task Cursor_FollowedToItsEnd_IsReadWhole()
    {
        var api = new ApiContext(address => new ApiAnswer(address.Contains("after=b%20c", StringComparison.Ordinal) ? "{\"items\":[{\"id\":2}],\"next\":null}" : "{\"items\":[{\"id\":1}],\"next\":\"b c\"}"));

        var run = await RunAsync("{ by: cursor, parameter: after, next: next }", api);

        Assert.True(run.Complete);
        Assert.Equal(2, run.Records.Count);
    }

    [Fact]
    public async Task Next_RelativeAddressByAnExpression_IsFollowed()
    {
        var api = new ApiContext(address => new ApiAnswer(address.EndsWith("/p2", StringComparison.Ordinal) ? "{\"items\":[{\"id\":2}],\"links\":[]}" : "{\"items\":[{\"id\":1}],\"links\":[{\"rel\":\"self\"},{\"rel\":\"next\",\"href\":\"/p2\"}]}"));

        var run = await RunAsync("{ by: next, next: \"links[?rel=='next'].href | [0]\" }", api);

        Assert.True(run.Complete);
        Assert.Equal([Address, "https://api.example.org/p2"], api.Opened);
    }

    [Theory]
    [InlineData("<https://api.example.org/p2>; rel=\"next\"")]
    [InlineData("<https://api.example.org/p9>; rel=\"last\", <https://api.example.org/p2>; title=\"a, b\"; rel=next")]
    public async Task Link_HeaderNamesTheNextPage_IsFollowed(string header)
    {
        var api = new ApiContext(address => address.EndsWith("/p2", StringComparison.Ordinal) ? new ApiAnswer(Items("2")) : new ApiAnswer(Items("1"), Link: header));

        var run = await RunAsync("{ by: link }", api);

        Assert.True(run.Complete);
        Assert.Equal(2, run.Records.Count);
    }

    [Fact]
    public async Task Total_Reached_EndsWithoutAnotherRequest()
    {
        var api = new ApiContext(address => new ApiAnswer(Items(Number(address, "page") == 1 ? "1,2" : "3", total: 3)));

        Assert.True((await RunAsync("{ by: page, parameter: page, total: total }", api)).Complete);
        Assert.Equal(2, api.Opened.Count);
    }

    [Theory]
    [InlineData("{ by: page, parameter: pge }", "mapping.page-repeated")]
    [InlineData("{ by: cursor, parameter: after, next: same }", "mapping.page-repeated")]
    [InlineData("{ by: next, next: self }", "mapping.page-repeated")]
    [InlineData("{ by: next, next: elsewhere }", "mapping.next-elsewhere")]
    [InlineData("{ by: next, next: plain }", "mapping.next-elsewhere")]
    [InlineData("{ by: page, parameter: p, total: nothing }", "mapping.page-total")]
    public async Task Source_GoesInCirclesOrElsewhere_EndsByNameAndIsNotComplete(string paging, string code)
    {
        var api = new ApiContext(_ => new ApiAnswer($$"""{"items":[{"id":1}],"same":"x","self":"{{Address}}","elsewhere":"https://other.example.org/p2","plain":"http://api.example.org/p2"}"""));

        var run = await RunAsync(paging, api);

        Assert.Equal(code, run.Failure?.Code);
        Assert.False(run.Complete);
    }

    [Theory]
    [InlineData("{ by: next, next: lost, total: total }")]
    [InlineData("{ by: cursor, parameter: after, next: lost, total: total }")]
    [InlineData("{ by: link, total: total }")]
    public async Task Next_LostBeforeTheTotal_IsNoCompleteSnapshot(string paging)
    {
        var run = await RunAsync(paging, new ApiContext(_ => new ApiAnswer(Items("1,2", total: 3))));

        Assert.Equal("mapping.page-total", run.Failure?.Code);
        Assert.False(run.Complete);
    }

    [Fact]
    public async Task Total_MoreThanHandedOut_IsNoCompleteSnapshot()
    {
        var api = new ApiContext(address => new ApiAnswer(Items(Number(address, "page") == 1 ? "1,2" : "", total: 3)));

        var run = await RunAsync("{ by: page, parameter: page, total: total }", api);

        Assert.Equal("mapping.page-total", run.Failure?.Code);
        Assert.Equal(2, run.Records.Count);
        Assert.False(run.Complete);
    }

    [Fact]
    public async Task Pages_MoreThanAllowed_EndByName()
    {
        var api = new ApiContext(address => new ApiAnswer(Items(Number(address, "page").ToString(CultureInfo.InvariantCulture))));

        var run = await RunAsync("{ by: page, parameter: page, most: 3 }", api);

        Assert.Equal("mapping.too-many-pages", run.Failure?.Code);
        Assert.Equal(3, run.Records.Count);
    }

    [Fact]
    public async Task Page_WithoutTheArray_SaysWhereItWasSought()
    {
        var run = await RunAsync("{ by: page, parameter: page }", new ApiContext(_ => new ApiAnswer("{\"error\":\"x\"}")));

        Assert.Equal("json.shape", run.Failure?.Code);
        Assert.Contains("\"items\"", run.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_OfAFile_IsRefused()
    {
        var adapter = new MappingAdapter(Yamls.Sound("source: { format: json, records: items, paging: { by: page, parameter: page } }\nrecords: { id: id }\nfields: { name: name }\n"));

        Assert.Equal("mapping.address", (await AdapterRun.OfAsync(adapter, AdapterBench.Of("[]"))).Failure?.Code);
    }

    private static Task<AdapterRun> RunAsync(string paging, AdapterContext api) => AdapterRun.OfAsync(
        new MappingAdapter(Yamls.Sound($"source: {{ format: json, address: \"{Address}\", records: items, paging: {paging} }}\nrecords: {{ id: id }}\nfields: {{ name: id }}\n")), api);

    private static string Items(string ids, int? total = null) =>
        $$"""{"items":[{{string.Join(',', ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => $"{{\"id\":{id}}}"))}}],"total":{{total?.ToString(CultureInfo.InvariantCulture) ?? "null"}}}""";

    private static int Number(string address, string name) =>
        int.Parse(address.Split('?')[1].Split('&').First(part => part.StartsWith(name + "=", StringComparison.Ordinal))[(name.Length + 1)..], CultureInfo.InvariantCulture);
}
