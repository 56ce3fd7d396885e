using Microsoft.Playwright;

namespace Federation.Browser.Tests.Pages;

/// <summary>What a browser that was never here has to fetch, packed as it comes, and whether the page jumps while it does.</summary>
public sealed class WeightTests(SampleSite site)
{
    [Theory]
    [InlineData(1440, 120)] // with the map
    [InlineData(800, 60)] // without
    public async Task FirstPage_OfANewBrowser_IsLight(int width, int mostKibibytes)
    {
        var page = await site.OpenAsync("/healthz", width: width);
        var network = await page.Context.NewCDPSessionAsync(page);
        await network.SendAsync("Network.enable");
        var fetched = new List<(string Url, double Bytes)>();
        var addresses = new Dictionary<string, string>();
        network.Event("Network.responseReceived").OnEvent += (_, response) => addresses[response!.Value.GetProperty("requestId").GetString()!] = response.Value.GetProperty("response").GetProperty("url").GetString()!;
        network.Event("Network.loadingFinished").OnEvent += (_, finished) =>
        {
            string id = finished!.Value.GetProperty("requestId").GetString()!;
            lock (fetched) fetched.Add((addresses.GetValueOrDefault(id, id), finished.Value.GetProperty("encodedDataLength").GetDouble()));
        };

        var started = await site.AsyncSite;
        await page.GotoAsync(started.Url + "/fr", new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        double jumps = await page.EvaluateAsync<double>("new Promise(done => new PerformanceObserver(list => done(list.getEntries().reduce((sum, shift) => sum + shift.value, 0))).observe({ type: 'layout-shift', buffered: true }) || setTimeout(() => done(0), 500))");

        double kibibytes = fetched.Sum(one => one.Bytes) / 1024;
        TestContext.Current.SendDiagnosticMessage($"{width}: {kibibytes:0.0} KiB, shift {jumps:0.000}: {string.Join(", ", fetched.Select(one => $"{one.Url.Split('/')[^1]} {one.Bytes / 1024:0.0}"))}");
        // It is the whole of the visit that is weighed: the map's script comes where there is room for a map, and with it its outlines.
        foreach (string part in width > 1000 ? (string[])["fr", "web.css", "htmx", "page", "map", "leaflet", "land"] : ["fr", "web.css", "htmx", "page"]) Assert.Contains(fetched, one => one.Url.Split('/')[^1].StartsWith(part, StringComparison.Ordinal) && one.Bytes > 0);
        Assert.True(kibibytes < mostKibibytes, $"{kibibytes:0.0} KiB: {string.Join(", ", fetched.Select(one => $"{one.Url} {one.Bytes:0}"))}");
        Assert.True(jumps < 0.05, $"The page shifts by {jumps}.");
    }
}
