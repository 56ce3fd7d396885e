using System.IO.Compression;
using Federation.EndToEnd.Tests.Feeds;
using Microsoft.AspNetCore.Http;

namespace Federation.EndToEnd.Tests.BadInput;

/// <summary>Faults of a partner's server: the run fails by name, and what was known stays.</summary>
[Collection(typeof(FaultyPartnersCollection))]
public sealed class NetworkFaultTests(FaultyPartners partners)
{
    private const int Mebibyte = 1024 * 1024;

    [Fact]
    public Task Server_FloodOfTenGibibytes_EndsAtTheCap() => ExpectFailureAsync(Partners.Flood, "http.too-large", async http =>
    {
        byte[] block = new byte[Mebibyte];
        Array.Fill(block, (byte)' ');
        await http.Response.Body.WriteAsync("["u8.ToArray());
        for (int written = 0; written < 10 * 1024 && !http.RequestAborted.IsCancellationRequested; written++) await http.Response.Body.WriteAsync(block);
    });

    [Fact]
    public Task Server_TwoHundredMebibytesInFewPackedBytes_AreNotUnpacked() =>
        ExpectFailureAsync(Partners.PackedTrap, "http.expansion", http => PackedAsync(http, Pack(new byte[200 * Mebibyte])));

    [Fact]
    public Task Server_PackedBodyCutOff_IsNotTakenForWhole()
    {
        byte[] whole = Pack(System.Text.Encoding.UTF8.GetBytes(RecordedSpaces.Json(partners[Partners.PackedCutOff].Spaces)));

        // All records stand before the cut; only the end of the packing is missing.
        return ExpectFailureAsync(Partners.PackedCutOff, "http.encoding", http => PackedAsync(http, whole[..^4]));
    }

    [Theory]
    [InlineData(Partners.RedirectInside, "https://10.0.0.1/list.json", "http.refused-address")]
    [InlineData(Partners.RedirectToFile, "file:///etc/passwd", "http.refused-address")]
    [InlineData(Partners.RedirectElsewhere, "https://elsewhere.example/list.json", "http.host-not-allowed")]
    [InlineData(Partners.RedirectForEver, "/redirect-for-ever.json", "http.redirects")]
    public Task Server_Redirect_IsHeldToTheSameRules(string network, string target, string code) => ExpectFailureAsync(network, code, http =>
    {
        http.Response.Redirect(target);
        return Task.CompletedTask;
    });

    [Theory]
    [InlineData(Partners.TooManyRequests, StatusCodes.Status429TooManyRequests, "http.429")]
    [InlineData(Partners.ComeAgainLater, StatusCodes.Status503ServiceUnavailable, "http.busy")]
    public Task Server_AsksForALongWait_IsLeftAlone(string network, int status, string code) => ExpectFailureAsync(network, code, http =>
    {
        http.Response.StatusCode = status;
        http.Response.Headers.RetryAfter = "3600";
        return Task.CompletedTask;
    });

    [Fact]
    public async Task Server_AsksToWaitAndNamesNoTime_IsAskedAFewTimesAndThenLeftAlone()
    {
        int asked = 0;

        await ExpectFailureAsync(Partners.TooManyRequestsUntold, "http.429", http =>
        {
            Interlocked.Increment(ref asked);
            http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            return Task.CompletedTask;
        });

        Assert.Equal(4, asked);
    }

    // The host waits for one source for 100 seconds, whatever comes in between.
    [Fact]
    [Trait("Category", "Long")]
    public Task Server_ThatDrips_IsGivenUpInTime() => ExpectFailureAsync(Partners.Drip, "http.timeout", async http =>
    {
        await http.Response.WriteAsync("[");
        using var drop = new PeriodicTimer(TimeSpan.FromSeconds(1));
        while (await drop.WaitForNextTickAsync(http.RequestAborted))
        {
            await http.Response.WriteAsync(" ", http.RequestAborted);
            await http.Response.Body.FlushAsync(http.RequestAborted);
        }
    });

    [Fact]
    public async Task Server_ResetInTheMiddle_KeepsWhatCameAndConcludesNothing()
    {
        string all = RecordedSpaces.Json(partners[Partners.Reset].Spaces);
        int middle = all.IndexOf(Partner.UrlOf(3), StringComparison.Ordinal);

        await ExpectFailureAsync(Partners.Reset, "http.interrupted", async http =>
        {
            await http.Response.WriteAsync(all[..middle]);
            await http.Response.Body.FlushAsync();
            http.Abort();
        });
    }

    [Fact]
    public Task Server_HeaderFlood_IsNamed() => ExpectFailureAsync(Partners.HeaderFlood, "http.headers-too-large", http =>
    {
        for (int number = 0; number < 100; number++) http.Response.Headers[$"X-Flood-{number}"] = new string('x', 1_000);
        return http.Response.WriteAsync("[]");
    });

    private async Task ExpectFailureAsync(string network, string code, RequestDelegate answer)
    {
        var partner = partners[network];
        partners.Answer(network, answer);

        (await partner.RunAsync()).ExpectFailure(code);

        var centres = await partner.CentresAsync();
        Assert.Equal(3, centres.Count);
        for (int id = 1; id <= 3; id++) Assert.Equal(new KnownCentre(partner.NameOf(id), Stale: false, partner.Latitude(id), partner.Longitude(id)), centres[Partner.UrlOf(id)]);
    }

    private static Task PackedAsync(HttpContext http, byte[] packed)
    {
        http.Response.Headers.ContentEncoding = "gzip";
        http.Response.ContentType = "application/json";
        return http.Response.Body.WriteAsync(packed).AsTask();
    }

    private static byte[] Pack(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var packer = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) packer.Write(body);
        return packed.ToArray();
    }
}
