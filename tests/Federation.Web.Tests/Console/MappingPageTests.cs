using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Parser;
using Federation.Cluster.Adapters.Previewing;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Console.Mapping;
using Federation.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using PreviewAnswer = Federation.Cluster.Adapters.Previewing.PreviewAnswer;

namespace Federation.Web.Tests.Console;

public sealed class MappingPageTests
{
    private const string Here = "/en/console/networks/a/mapping";

    private readonly FakePreviews _previews = new();

    [Fact]
    public async Task Page_BeginsWithTheSmallestMapping()
    {
        await using var host = await StartAsync();

        var page = (await host.SeeAsync(Here)).Page;

        Assert.StartsWith("id: my-network", page.QuerySelector("#mapping")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelector("#sample")!.TextContent);
        Assert.Equal("multipart/form-data", page.QuerySelector("main form")!.GetAttribute("enctype"));
        Assert.Empty(Federation.Adapters.Mapping.MappingFile.Read(Encoding.UTF8.GetBytes(MappingForm.Blank.Mapping)).Problems);
    }

    [Fact]
    public async Task Form_ShowsListingsFieldByField_BesideTheRecords_AndKeepsWhatWasPasted()
    {
        await using var host = await StartAsync();

        var (status, page, location) = await host.SendAsync(Here, "manager", ("mapping", "id: x\n</textarea><b>"), ("sample", "id;nom"), ("use", "sample"));

        Assert.Equal((200, null), (status, location));
        Assert.Equal("2 records: 1 listing, 1 in quarantine. The sample holds more; these are the first.", page.QuerySelector("#found ~ [role=status]")!.Shown());
        var records = page.QuerySelectorAll("article.record");
        Assert.Equal(["Name", "La Ruche", "Website", "https://ruche.example/"], records[0].QuerySelectorAll("dl > *").Select(part => part.Shown()));
        Assert.Contains("service.unknown", records[0].Shown(), StringComparison.Ordinal);
        Assert.Contains("waits in quarantine", records[1].QuerySelector("h3")!.Shown(), StringComparison.Ordinal);
        Assert.Contains("<b>", records[1].QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main b"));
        Assert.Equal(("id: x\n</textarea><b>", "id;nom"), (page.QuerySelector("#mapping")!.TextContent, page.QuerySelector("#sample")!.TextContent));
    }

    [Fact]
    public async Task Form_OfFiles_ReadsThem_AndOfTheQuarantineNoSample()
    {
        await using var host = await StartAsync();

        Assert.Equal(200, (await UploadAsync(host, "id: from-a-file"u8.ToArray(), "{}"u8.ToArray())).Status);
        Assert.Equal(("id: from-a-file", "{}"), (_previews.Order?.Mapping, _previews.Order?.Sample));
        Assert.Equal(200, (await host.SendAsync(Here, "manager", ("mapping", "id: x"), ("sample", "left"), ("use", "quarantine"))).Status);
        Assert.Null(_previews.Order?.Sample);
    }

    [Fact]
    public async Task Form_ThatCannotBeRead_IsShownAgainWithItsFault()
    {
        await using var host = await StartAsync();

        foreach (var (fault, mapping, sample) in ((string, byte[], byte[])[])[("sample", [(byte)'x'], [0x50, 0x4B, 0xFF, 0x00]), ("sample", [(byte)'x'], new byte[MappingForm.MostBytes + 1]), ("mapping", [0xC3], [(byte)'x'])])
        {
            var (status, page) = await UploadAsync(host, mapping, sample);
            Assert.Equal(422, status);
            Assert.NotEmpty(page.QuerySelector($"#{fault}-fault")!.Shown());
        }

        Assert.Equal("sample-fault", (await host.SendAsync(Here, "manager", ("mapping", "id: x"), ("sample", " "))).Page.QuerySelector("#sample")!.GetAttribute("aria-describedby"));
        Assert.Equal("mapping-fault", (await host.SendAsync(Here, "manager", ("mapping", ""), ("sample", "x"))).Page.QuerySelector("#mapping")!.GetAttribute("aria-describedby"));
        Assert.Null(_previews.Order);
    }

    [Fact]
    public async Task Mistakes_StandWithTheirLines()
    {
        await using var host = await StartAsync();
        _previews.Answer = new PreviewAnswer(new MappingPreview([new PreviewProblem("mapping.unknown-key", "There is no key \"feilds\".", 2, 1)], [], HasMore: false));

        var (status, page, _) = await host.SendAsync("/fr/console/reseaux/a/correspondance", "manager", ("mapping", "id: x\r\nfeilds: {}\r\n"), ("sample", "x"));

        Assert.Equal(200, status);
        var problem = page.QuerySelector("#problems ~ ul li")!;
        Assert.StartsWith("Ligne 2, colonne 1 There is no key", problem.Shown(), StringComparison.Ordinal);
        Assert.Equal("feilds: {}", problem.QuerySelector("pre")!.Shown());
        _previews.Answer = new PreviewAnswer(null, PreviewCodes.Busy, "Busy.");
        var busy = await host.SendAsync(Here, "manager", ("mapping", "id: x"), ("sample", "y"));
        Assert.Equal((422, "y"), (busy.Status, busy.Page.QuerySelector("#sample")!.TextContent));
    }

    [Fact]
    public async Task Form_OfOthers_IsNotLookedAt()
    {
        await using var host = await StartAsync();

        foreach (var (who, expected) in ((string, int)[])[("nobody", 401), ("member", 403), ("staff", 403), ("manager of b", 403)])
        {
            Assert.Equal(expected, (await host.SendAsync(Here, who, ("mapping", "id: x"), ("sample", "y"))).Status);
            Assert.Equal(expected, (await host.SendAsync(Here, who, ("mapping", ""), ("sample", ""))).Status);
        }

        Assert.Null(_previews.Order);
    }

    private Task<ConsoleHost> StartAsync() => ConsoleHost.StartAsync(extend: services => services.AddSingleton<IMappingPreviews>(_previews));

    private static async Task<(int Status, AngleSharp.Html.Dom.IHtmlDocument Page)> UploadAsync(ConsoleHost host, byte[] mapping, byte[] sample)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(""), "mapping" }, { new StringContent(""), "sample" }, { new StringContent("sample"), "use" },
            { new ByteArrayContent(mapping), "mapping-file", "mapping.yaml" }, { new ByteArrayContent(sample), "sample-file", "../../etc/sample.csv" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, Here) { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", host.As("manager"));
        using var response = await host.Gateway.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
