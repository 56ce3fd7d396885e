using System.Net;
using System.Text;

namespace Federation.Contracts.Testing.Tests.Bench;

public sealed class AdapterBenchTests
{
    private const string Address = "https://a.example/list";

    [Fact]
    public async Task Http_AnAnswer_HasItsStatusHeadersAndBody()
    {
        using var bench = AdapterBench.OfPartner(Address, new FakePartner().On(Address, PartnerAnswer.Busy(TimeSpan.FromMinutes(2)) with { Body = "wait"u8.ToArray() }));

        using var response = await bench.Http.GetAsync(Address, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromMinutes(2)), (response.StatusCode, response.Headers.RetryAfter?.Delta));
        Assert.Equal("wait", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Http_PostedBodyAndHeaders_ReachThePartner()
    {
        var partner = new FakePartner().Otherwise(_ => PartnerAnswer.Json("{}"));
        using var bench = AdapterBench.OfPartner(Address, partner);
        bench.Http.DefaultRequestHeaders.Add("X-Api-Key", "k");

        using var response = await bench.Http.PostAsync(Address, new StringContent("q"), TestContext.Current.CancellationToken);

        var request = Assert.Single(partner.Requests);
        Assert.Equal(("POST", "k", "q"), (request.Method, request.Headers["x-api-key"], Encoding.UTF8.GetString(request.Body.Span)));
    }

    [Fact]
    public async Task Http_BrokenBody_IsTheHostsFailure()
    {
        using var bench = AdapterBench.OfPartner(Address, new FakePartner().On(Address, PartnerAnswer.Text("abc") with { BreaksAfter = 2 }));

        var failure = await Assert.ThrowsAsync<AdapterException>(() => bench.Http.GetAsync(Address, TestContext.Current.CancellationToken));

        Assert.Equal((FailureKind.Transient, "http.interrupted"), (failure.Kind, failure.Code));
    }

    [Theory]
    [InlineData("http://a.example/list")]
    [InlineData("ftp://a.example/list")]
    public async Task Http_AddressThatTheHostRefuses_IsRefused(string address)
    {
        using var bench = AdapterBench.OfPartner(address, new FakePartner());

        var failure = await Assert.ThrowsAsync<AdapterException>(() => bench.Http.GetAsync(address, TestContext.Current.CancellationToken));

        Assert.Equal("http.refused-address", failure.Code);
    }

    [Fact]
    public async Task Open_AFile_IsServedUnderItsOwnPathOnly()
    {
        string path = Path.GetTempFileName();
        using var bench = AdapterBench.OfFile(path);
        await using var content = await bench.OpenAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(0, content.Length);
        Assert.Equal("source.refused", (await Assert.ThrowsAsync<AdapterException>(() => bench.OpenAsync("/etc/passwd", TestContext.Current.CancellationToken))).Code);
        File.Delete(path);
    }

    [Fact]
    public void Partner_SeveralAnswers_ComeOneAfterAnotherAndTheLastForEver()
    {
        var partner = new FakePartner().On(Address, PartnerAnswer.Error(500), PartnerAnswer.Json("[]"));
        var request = new PartnerRequest { Address = Address };

        Assert.Equal([500, 200, 200], [partner.Answer(request).Status, partner.Answer(request).Status, partner.Answer(request).Status]);
        Assert.Equal(404, partner.Answer(new PartnerRequest { Address = "https://b.example/" }).Status);
    }

    [Fact]
    public void Mapped_Persons_AreCutOutFirst()
    {
        var record = new SourceRecord { SourceId = "1", Raw = """{"name":"a","by":{"mail":"x","n":1.50},"list":["p","q"]}"""u8.ToArray(), PersonFields = ["/by/mail", "/list/0", "/nothing"] };

        Assert.Equal("""{"name":"a","by":{"n":1.50},"list":[null,"q"]}""", Encoding.UTF8.GetString(PersonCut.Of(record).Raw.Span));
        Assert.Equal(["x", "p"], PersonCut.Values(record));
        Assert.Equal("record.malformed", Assert.Single(PersonCut.Of(record with { Raw = "{"u8.ToArray() }).Issues).Code);
    }
}
