using System.Net;
using Federation.Contracts;
using Federation.Contracts.Testing;

namespace Federation.Adapters.Mapping.Tests.Sources;

public sealed class RequestTests
{
    private const string Mapping = """
        settings:
          token: { description: Access token, secret: true }
          region: { description: Region }
        source: { format: json, address: "https://api.example.org/{region}/places", requestHeaders: { Authorization: "Bearer {token}", Accept: application/json } }
        records: { id: id }
        fields: { name: name }
        """;

    [Fact]
    public async Task Request_SettingsInAddressAndHeaders_StandWhereTheyBelong()
    {
        var api = new ApiContext(_ => new ApiAnswer("""[{"id":1,"name":"x"}]"""), ("token", "s3cret"), ("region", "île de/france"));

        var run = await AdapterRun.OfAsync(Adapter, api);

        Assert.True(run.Complete);
        var request = Assert.Single(api.Sent);
        Assert.Equal("https://api.example.org/%C3%AEle%20de%2Ffrance/places", request.RequestUri?.AbsoluteUri);
        Assert.Equal("Bearer s3cret", request.Headers.Authorization?.ToString());
        Assert.Empty(api.Opened);
    }

    [Theory]
    [InlineData(HttpStatusCode.Unauthorized, FailureKind.Authentication)]
    [InlineData(HttpStatusCode.Forbidden, FailureKind.Authentication)]
    [InlineData(HttpStatusCode.TooManyRequests, FailureKind.RateLimited)]
    [InlineData(HttpStatusCode.ServiceUnavailable, FailureKind.Transient)]
    [InlineData(HttpStatusCode.NotFound, FailureKind.SourceChanged)]
    public async Task Answer_Refused_FailsByItsKindAndTellsNoSecret(HttpStatusCode status, FailureKind kind)
    {
        var run = await AdapterRun.OfAsync(Adapter, new ApiContext(_ => new ApiAnswer("no", status, RetryAfter: "120"), ("token", "s3cret"), ("region", "x")));

        Assert.Equal(("mapping.answer", kind, TimeSpan.FromSeconds(120)), (run.Failure?.Code, run.Failure!.Kind, run.Failure.RetryAfter)); // The code says that there is one.
        Assert.DoesNotContain("s3cret", run.Failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setting_WithALineEnd_NeverBecomesAHeader()
    {
        var api = new ApiContext(_ => new ApiAnswer("[]"), ("token", "a\r\nX-Other: b"), ("region", "x"));

        var run = await AdapterRun.OfAsync(Adapter, api);

        Assert.Equal("mapping.header-value", run.Failure?.Code);
        Assert.Empty(api.Sent);
    }

    [Fact]
    public async Task Setting_Missing_IsNamed()
    {
        var run = await AdapterRun.OfAsync(Adapter, new ApiContext(_ => new ApiAnswer("[]"), ("region", "x")));

        Assert.Equal("config.missing", run.Failure?.Code);
        Assert.Contains("token", run.Failure?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_SoundSource_SaysWhatItSaw()
    {
        var check = await Adapter.CheckAsync(new ApiContext(_ => new ApiAnswer("""[{"id":1,"name":"x"},{"id":2}]"""), ("token", "t"), ("region", "x")), TestContext.Current.CancellationToken);

        Assert.True(check.Passed);
        Assert.Equal("JSON array; 1 of the first 2 records usable", check.Summary);
    }

    private static MappingAdapter Adapter => new(Yamls.Sound(Mapping));
}
