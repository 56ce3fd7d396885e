using System.Text;
using System.Text.Json;
using Federation.Adapters.SpaceApi;
using Federation.Contracts;
using Federation.Contracts.Testing;
using Xunit;

namespace Federation.Plugins.Tests;

public sealed class SpaceApiTests
{
    private readonly SpaceApiAdapter _adapter = new();

    [Fact]
    public async Task Recorded_RealFile_QuarantinesEntriesWithoutDataAndMapsTheRest()
    {
        var context = AdapterBench.OfFile(RealData.PathOf("spaceapi/2023-08-16.json"));
        var run = await AdapterRun.OfAsync(_adapter, context);
        var mapped = run.Mapped(_adapter, context).ToList();

        Assert.Null(run.Failure);
        Assert.True(run.Complete);
        Assert.Equal(204, run.Records.Count);
        Assert.Equal(204, run.Records.DistinctBy(record => record.SourceId).Count());
        Assert.Equal(38, run.Records.Count(record => record.Issues.Any(issue => issue.Code == "spaceapi.no-data")));
        Assert.Equal(166, mapped.Count);
        Assert.All(mapped, entry => Assert.IsType<MapResult.Mapped>(entry.Result));

        // One latitude of 153 in the file; what merely looks odd (latitude 0, -89) is within range and taken as it is.
        var outOfRange = Assert.Single(mapped, entry => entry.Result.Issues.Any(issue => issue.Code == "coordinates.range"));
        Assert.Contains("look swapped", outOfRange.Result.Issues.Single().Message, StringComparison.Ordinal);
        Assert.Equal(["location"], Assert.IsType<MapResult.Mapped>(outOfRange.Result).Draft.InvalidFields);
    }

    [Fact]
    public async Task Recorded_RealFile_NoMailboxOrPersonIsLeftOnceThePersonFieldsAreCut()
    {
        var context = AdapterBench.OfFile(RealData.PathOf("spaceapi/2023-08-16.json"));
        var run = await AdapterRun.OfAsync(_adapter, context);

        foreach (var record in run.Records)
        {
            using var document = JsonDocument.Parse(record.Raw);
            string left = Left(document.RootElement, "", [.. record.PersonFields]);
            Assert.DoesNotMatch("(?i)\"(keymasters?|email|issue_?mail|trigger_?person|opened_?by|jabber|xmpp|sip|skype|irc_nick|names)\":", left);
        }
    }

    [Fact]
    public async Task SingleAnswer_InAFileAndWithoutAPage_SaysWhereItIs() =>
        Assert.Equal("/", Assert.Single((await AdapterRun.OfAsync(_adapter, AdapterBench.Of("""{"space":"A"}"""))).Records).Locator);

    [Fact]
    public async Task Recorded_EntryWithDataTwice_NamesThePersonsOfBoth()
    {
        var record = Assert.Single((await AdapterRun.OfAsync(_adapter, AdapterBench.Of("""[{"url":"a","data":{"email":"a@b.example"},"data":{"space":"A","contact":{"email":"c@d.example"}}}]"""))).Records);

        Assert.Equal(["/data/email", "/data/contact/email"], record.PersonFields);
    }

    [Fact]
    public async Task SingleAnswer_WithAByteOrderMark_IsRead()
    {
        byte[] text = [0xEF, 0xBB, 0xBF, .. """{"space":"A","url":"https://a.example"}"""u8];

        var record = Assert.Single((await AdapterRun.OfAsync(_adapter, AdapterBench.Of(text))).Records);

        Assert.Equal("""{"url":"https://a.example","data":{"space":"A","url":"https://a.example"}}""", Encoding.UTF8.GetString(record.Raw.Span));
        Assert.Empty(record.Issues);
    }

    [Fact]
    public async Task SingleAnswer_ThatItsAddressMakesLargerThanARecord_IsQuarantined()
    {
        string start = """{"space":"A","url":"https://a.example","text":" """;
        string text = start + new string('x', (1 << 20) - start.Length - 2) + "\"}";

        var record = Assert.Single((await AdapterRun.OfAsync(_adapter, AdapterBench.Of(text))).Records);

        Assert.Equal("record.too-large", Assert.Single(record.Issues).Code);
        Assert.Equal("https://a.example", record.SourceId);
    }

    [Theory]
    [InlineData("0.12", """{"space":"A","url":"https://a.example","lat":48.1,"lon":11.7,"address":"Weg 1, Ort, Germany"}""", 48.1, "DE")]
    [InlineData("0.13", """{"space":"A","url":"https://a.example","location":{"lat":"48.1","lon":11.7,"address":"Weg 1\nOrt\nGermany"}}""", 48.1, "DE")]
    [InlineData("13 with the address outside", """{"space":"A","url":"https://a.example","location":{"lat":48.1,"lon":11.7},"address":"Quai 1, 4020 Liège BELGIUM"}""", 48.1, "BE")]
    [InlineData("14, no country named", """{"space":"A","url":"https://a.example","location":{"lat":48.1,"lon":11.7,"address":"Neue Straße 1, Neustadt"}}""", 48.1, null)]
    public async Task SingleEndpoint_OfAnyVersion_IsMapped(string version, string answer, double latitude, string? country)
    {
        var context = AdapterBench.OfWeb(answer, RefuseAll, address: "https://a.example/status");
        var run = await AdapterRun.OfAsync(_adapter, context);
        var (record, result) = Assert.Single(run.Mapped(_adapter, context));

        var draft = Assert.IsType<MapResult.Mapped>(result).Draft;
        Assert.True(run.Complete, version);
        Assert.Equal("https://a.example/status", record.SourceId);
        Assert.Equal(latitude, draft.Location!.Latitude);
        Assert.Equal(country, draft.Address!.Country);
        Assert.Equal([ServiceKeys.Fabrication], draft.Services);
    }

    [Fact]
    public async Task Directory_SomeEndpointsFail_QuarantinesThoseAndKeepsTheOrder()
    {
        var context = AdapterBench.OfWeb(
            """{"A":"https://a.example/","B":"https://b.example/","C":"https://c.example/","D":"https://d.example/","E":"https://e.example/","F":"no address"}""",
            (request, _) => Task.FromResult(request.RequestUri!.Host switch
            {
                "a.example" => new HttpResponseMessage(System.Net.HttpStatusCode.NotFound),
                "b.example" => Ok("""{"space":"B","url":"https://b.example","location":{"lat":1,"lon":2}}"""),
                "c.example" => Ok("<!doctype html><html><body>Log in</body></html>"),
                "d.example" => Ok("""{"space":"D", """),
                _ => throw new HttpRequestException("refused"),
            }));

        var run = await AdapterRun.OfAsync(_adapter, context);

        Assert.Null(run.Failure);
        Assert.True(run.Complete);
        Assert.Equal(["https://a.example/", "https://b.example/", "https://c.example/", "https://d.example/", "https://e.example/", "no address"], run.Records.Select(record => record.SourceId));
        Assert.Equal("""{"url":"https://b.example/","data":{"space":"B","url":"https://b.example","location":{"lat":1,"lon":2}}}""", Encoding.UTF8.GetString(run.Records[1].Raw.Span));
        Assert.Empty(run.Records[1].Issues);
        Assert.All(run.Records.Where((_, index) => index != 1), record => Assert.Equal("spaceapi.endpoint-failed", Assert.Single(record.Issues).Code));
    }

    [Fact]
    public async Task Directory_EndpointNeverAnswers_IsGivenUpAfterItsTime()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var hanging = new TaskCompletionSource();
        var context = AdapterBench.OfWeb(
            """{"A":"https://a.example/","B":"https://b.example/"}""",
            async (request, cancellationToken) =>
            {
                if (request.RequestUri!.Host == "a.example") return Ok("""{"space":"A"}""");
                hanging.SetResult();
                await Task.Delay(Timeout.Infinite, cancellationToken);
                throw new InvalidOperationException("The wait never ends by itself.");
            },
            time);

        var running = AdapterRun.OfAsync(_adapter, context);
        await hanging.Task;
        time.Advance(TimeSpan.FromSeconds(21));
        var run = await running;

        Assert.Contains("20 seconds", Assert.Single(run.Records[1].Issues).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Directory_EveryEndpointFails_FailsTheRunAndYieldsNothing()
    {
        var run = await AdapterRun.OfAsync(_adapter, AdapterBench.OfWeb("""{"A":"https://a.example/","B":"https://b.example/"}""", RefuseAll));

        Assert.Equal("spaceapi.all-endpoints-failed", run.Failure?.Code);
        Assert.Empty(run.Records);
    }

    [Fact]
    public async Task Directory_AtMostSixEndpoints_AreAskedAtOnce()
    {
        int open = 0;
        int most = 0;
        string directory = JsonSerializer.Serialize(Enumerable.Range(0, 40).ToDictionary(index => $"S{index}", index => $"https://s{index}.example/"));
        var context = AdapterBench.OfWeb(directory, async (_, _) =>
        {
            int now = Interlocked.Increment(ref open);
            lock (directory) most = Math.Max(most, now);
            await Task.Yield();
            Interlocked.Decrement(ref open);
            return Ok("""{"space":"S"}""");
        });

        var run = await AdapterRun.OfAsync(_adapter, context);

        Assert.Equal(40, run.Records.Count);
        Assert.InRange(most, 1, 6);
    }

    [Theory]
    [InlineData("""{"A":"https://a.example","B":3}""", "json.shape")]
    [InlineData("""{"A":"https://a.exam""", "json.truncated")]
    [InlineData("""{"space":"\ud800"}""", "json.encoding")]
    [InlineData("""{"A" "https://a.example"}""", "json.malformed")]
    [InlineData("""[{"url":"https://a.example","data":{"space":"A"}},{"url":"https://b.""", "json.truncated")]
    [InlineData("<!DOCTYPE html><html>Log in</html>", "source.html")]
    public async Task Source_OfNoKnownShape_FailsTheRunByName(string text, string code) =>
        Assert.Equal(code, (await AdapterRun.OfAsync(_adapter, AdapterBench.OfWeb(text, RefuseAll))).Failure?.Code);

    [Theory]
    [InlineData("""{"url":"https://a.example","data":[]}""", "name.missing")]
    [InlineData("""{"url":"https://a.example","data":{"space":" "}}""", "name.missing")]
    [InlineData("""{"url":"https://a.example","data":null}""", "spaceapi.no-data")]
    [InlineData("""[1]""", "record.no-object")]
    [InlineData("""not json""", "record.no-object")]
    public void Map_UnusableRecord_IsRejectedByName(string raw, string code)
    {
        var result = _adapter.Map(new SourceRecord { SourceId = "x", Raw = Encoding.UTF8.GetBytes(raw) }, new MapContext { Config = AdapterBench.Of("").Config });

        Assert.Contains(Assert.IsType<MapResult.Rejected>(result).Issues, issue => issue.Code == code);
    }

    private static Task<HttpResponseMessage> RefuseAll(HttpRequestMessage request, CancellationToken cancellationToken) => throw new HttpRequestException("refused");

    private static HttpResponseMessage Ok(string body) => new(System.Net.HttpStatusCode.OK) { Content = new StringContent(body) };

    private static string Left(JsonElement element, string pointer, HashSet<string> cut) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", element.EnumerateObject()
            .Select(member => (member, at: $"{pointer}/{member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}"))
            .Where(entry => !cut.Contains(entry.at))
            .Select(entry => $"\"{entry.member.Name}\":{Left(entry.member.Value, entry.at, cut)}")) + "}",
        JsonValueKind.Array => "[" + string.Join(",", element.EnumerateArray().Select((item, index) => Left(item, $"{pointer}/{index}", cut))) + "]",
        _ => element.GetRawText(),
    };
}
