using System.IO.Compression;
using System.Net;
using Federation.Cluster.Adapters.Fetching;
using Federation.Contracts;
using Microsoft.Extensions.Time.Testing;

namespace Federation.Adapters.Worker.Tests.Fetching;

public sealed class ContentDecodingTests
{
    private const int Mebibyte = 1024 * 1024;
    private static readonly byte[] Listing = [.. Enumerable.Range(0, 60_000).Select(number => (byte)"Lieu de Dijon, 21000;"[number % 21])];

    [Theory]
    [InlineData("gzip")]
    [InlineData("x-gzip")]
    [InlineData("GZIP, identity")]
    [InlineData("gzip, gzip")]
    [InlineData("gzip,x-gzip")]
    public async Task Read_PackedBody_IsUnpacked(string encoding)
    {
        byte[] body = encoding.Split(',', StringSplitOptions.TrimEntries).Aggregate(Listing, Pack);

        Assert.Equal(Listing, await ReadAsync(body, encoding));
    }

    [Theory]
    [InlineData("gzip", 204)]
    [InlineData("gzip, gzip", 2)]
    public async Task Read_PackedTrap_EndsSoonAfterTheFirstMebibyte(string encoding, int kibibytes)
    {
        byte[] body = encoding.Split(',', StringSplitOptions.TrimEntries).Aggregate(new byte[200 * Mebibyte], Pack);
        Assert.InRange(body.Length, 1, kibibytes * 1024);
        var read = new List<int>();

        var failure = await Assert.ThrowsAsync<AdapterException>(() => ReadAsync(body, encoding, read));

        Assert.Equal((FailureKind.SourceChanged, "http.expansion"), (failure.Kind, failure.Code));
        Assert.InRange(read.Sum(), 0, Math.Max(2 * Mebibyte, 100 * body.Length));
    }

    // Its output stays empty, so only what passes between the layers tells.
    [Fact]
    public async Task Read_TrapWhoseInnerLayerGivesNothing_EndsToo()
    {
        byte[] empty = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        byte[] between = [.. Enumerable.Repeat(empty, 20 * Mebibyte / empty.Length).SelectMany(member => member)];

        Assert.Equal("http.expansion", (await Assert.ThrowsAsync<AdapterException>(() => ReadAsync(Pack(between, "gzip"), "gzip, gzip"))).Code);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("zstd")]
    [InlineData("compress")]
    [InlineData("nonsense")]
    [InlineData("gzip, gzip, gzip")]
    [InlineData("gzip, nonsense")]
    public async Task Read_PackingThatWasNotAskedFor_IsNamed(string encoding) => Assert.Equal("http.encoding", (await Assert.ThrowsAsync<AdapterException>(() => ReadAsync(Listing, encoding))).Code);

    [Theory]
    [InlineData("gzip", 1)]
    [InlineData("gzip", 100)]
    [InlineData("gzip, gzip", 1)]
    public async Task Read_PackedBodyCutOff_IsNamedAndNotTakenForWhole(string encoding, int cut)
    {
        byte[] body = encoding.Split(',', StringSplitOptions.TrimEntries).Aggregate(Listing, Pack);

        Assert.Equal("http.encoding", (await Assert.ThrowsAsync<AdapterException>(() => ReadAsync(body[..^cut], encoding))).Code);
    }

    [Fact]
    public async Task Read_BodyThatIsNotPackedAsItSays_IsNamed() => Assert.Equal("http.encoding", (await Assert.ThrowsAsync<AdapterException>(() => ReadAsync(Listing, "gzip"))).Code);

    [Fact]
    public async Task Read_PackedBodyLargerThanAllowed_IsNamed()
    {
        var options = new FetchOptions { BodyBytes = Listing.Length - 1 };

        Assert.Equal("http.too-large", (await Assert.ThrowsAsync<AdapterException>(() => ReadAsync(Pack(Listing, "gzip"), "gzip", options: options))).Code);
    }

    [Fact]
    public async Task Answer_PackedBody_TellsTheAdapterNothingOfIt()
    {
        using var server = new ScriptedTransport(() => Response(Pack(Listing, "gzip"), "gzip"));
        using var fetcher = new HostFetcher(new FetchOptions(), TimeProvider.System, server);

        await using var answer = await SendAsync(fetcher);

        Assert.Null(answer.Length);
        Assert.DoesNotContain(answer.Headers(), header => header.Key.StartsWith("Content-", StringComparison.Ordinal));
        Assert.Equal("gzip", Assert.Single(server.Requests).Headers.AcceptEncoding.ToString());
    }

    [Fact]
    public async Task Read_BodyThatDrips_EndsWithTheRequestsTime()
    {
        var clock = new FakeTimeProvider();
        var options = new FetchOptions();
        var drip = new DrippingStream(clock, TimeSpan.FromSeconds(10));
        using var server = new ScriptedTransport(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(drip) });
        using var fetcher = new HostFetcher(options, clock, server);
        await using var answer = await SendAsync(fetcher);

        var failure = await Assert.ThrowsAsync<AdapterException>(() => DrainAsync(answer.Body, []));

        Assert.Equal((FailureKind.Transient, "http.timeout"), (failure.Kind, failure.Code));
        Assert.Equal(9, drip.Drops);
    }

    internal static byte[] Pack(byte[] body, string encoding)
    {
        var packed = new MemoryStream();
        using (Stream packer = encoding.ToLowerInvariant() switch
        {
            "identity" => new BufferedStream(packed, body.Length + 1),
            _ => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
        {
            packer.Write(body);
            packer.Flush();
            if (packer is BufferedStream) return packed.ToArray();
        }

        return packed.ToArray();
    }

    private static HttpResponseMessage Response(byte[] body, string encoding)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };
        response.Content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        return response;
    }

    private static Task<HttpAnswer> SendAsync(HostFetcher fetcher) => fetcher.SendAsync(new HttpAsk { Method = "GET", Url = "https://partner.example/" }, Rights.Of(["*"]), TestContext.Current.CancellationToken);

    private static async Task<byte[]> ReadAsync(byte[] body, string encoding, List<int>? read = null, FetchOptions? options = null)
    {
        using var server = new ScriptedTransport(() => Response(body, encoding));
        using var fetcher = new HostFetcher(options ?? new FetchOptions(), TimeProvider.System, server);
        await using var answer = await SendAsync(fetcher);
        return await DrainAsync(answer.Body, read ?? []);
    }

    private static async Task<byte[]> DrainAsync(BoundedBody body, List<int> read)
    {
        var whole = new MemoryStream();
        byte[] buffer = new byte[64 * 1024];
        while (await body.ReadAsync(buffer, TestContext.Current.CancellationToken) is > 0 and var count)
        {
            read.Add(count);
            whole.Write(buffer, 0, count);
        }

        return whole.ToArray();
    }
}
