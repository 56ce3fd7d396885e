using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Federation.Cluster.Adapters.Protocol;
using Federation.Cluster.Adapters.Worker;
using Federation.Contracts;
using Federation.Contracts.Testing;

namespace Federation.Adapters.Worker.Tests.Fetching;

/// <summary>What authors of adapters test against behaves as the host does.</summary>
public sealed class BenchAgreementTests
{
    private const string Address = "https://a.example/list";

    public static TheoryData<int> NoSuccess => [.. Enumerable.Range(400, 200)];

    [Theory]
    [MemberData(nameof(NoSuccess), DisableDiscoveryEnumeration = true)]
    public async Task Open_NoSuccess_IsCalledAsTheHostCallsIt(int status)
    {
        using var bench = AdapterBench.OfPartner(Address, new FakePartner().Otherwise(_ => PartnerAnswer.Error(status)));

        var told = await Assert.ThrowsAsync<AdapterException>(() => bench.OpenAsync(Address, TestContext.Current.CancellationToken));
        var expected = HttpStatus.Failure((HttpStatusCode)status, null, Address);

        Assert.Equal((expected.Kind, expected.Code, expected.Message), (told.Kind, told.Code, told.Message));
    }

    [Theory]
    [InlineData("""{"name":"a","by":{"mail":"x","n":1.50},"list":["p","q"]}""", "/by/mail", "/list/0")]
    [InlineData("""{"name":"é","a/b":1,"a~b":2,"c":{"d":{}}}""", "/a~1b", "/a~0b", "/c/d")]
    [InlineData("""{"by":{"mail":"x"},"byline":"y"}""", "/by")]
    [InlineData("""{"by":[{"mail":"x"},{"mail":"y"}]}""", "/by/1/mail")]
    public async Task Mapped_Persons_AreCutAsTheHostCutsThem(string json, params string[] pointers)
    {
        var record = new SourceRecord { SourceId = "1", Raw = Encoding.UTF8.GetBytes(json), PersonFields = pointers };
        var adapter = new Mirror(record);
        using var bench = AdapterBench.Of("");

        _ = (await AdapterRun.OfAsync(adapter, bench)).Mapped(adapter, bench).ToList();

        Assert.True(JsonElement.DeepEquals(JsonElement.Parse(PersonFields.Cut(record.Raw, pointers)!.Value.Span), JsonElement.Parse(adapter.Seen.Span)));
    }

    private sealed class Mirror(SourceRecord record) : IAdapter
    {
        public ReadOnlyMemory<byte> Seen { get; private set; }

        public AdapterCapabilities Capabilities => AdapterCapabilities.Snapshot;

        public Task<CheckResult> CheckAsync(AdapterContext context, CancellationToken cancellationToken) => Task.FromResult(new CheckResult { Issues = [] });

        public async IAsyncEnumerable<Page> FetchAsync(FetchRequest request, AdapterContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            yield return new Page { Records = [record], EndOfSnapshot = true };
        }

        public MapResult Map(SourceRecord record, MapContext context)
        {
            Seen = record.Raw;
            return MapResult.Map(new ListingDraft { Name = "a" });
        }
    }
}
