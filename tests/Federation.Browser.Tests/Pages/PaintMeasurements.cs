using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Federation.Browser.Tests.Pages;

/// <summary>When people see a page who are on a slow network with a slow telephone, as Lighthouse thinks of them: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back, a processor four times as slow as this one. The middle of five is judged, which is a third of what it may be.</summary>
public sealed class PaintMeasurements(SampleSite site)
{
    [Theory]
    [Trait("Category", "Long")]
    [InlineData("/fr", 360)]
    [InlineData("/fr", 1440)]
    [InlineData("/fr/centres/{quai des ducs}", 360)]
    public async Task LargestPaint_OnASlowNetwork_IsTold(string path, int width)
    {
        string address = await Surfaces.ResolveAsync(site, path);
        var paints = new List<double>();
        double shift = 0;
        for (int round = 0; round < 5; round++)
        {
            var page = await site.OpenAsync("/healthz", width: width);
            var network = await page.Context.NewCDPSessionAsync(page);
            await network.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object> { ["offline"] = false, ["latency"] = 150, ["downloadThroughput"] = 1_600_000 / 8, ["uploadThroughput"] = 750_000 / 8 });
            await network.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = 4 });
            await page.GotoAsync(new Uri(new Uri(page.Url), address).ToString(), new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
            var seen = await page.EvaluateAsync<JsonElement>("""
                () => new Promise(done => {
                  let paint = 0, shift = 0;
                  new PerformanceObserver(list => { paint = list.getEntries().at(-1).startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
                  new PerformanceObserver(list => { for (const each of list.getEntries()) shift += each.value; }).observe({ type: 'layout-shift', buffered: true });
                  setTimeout(() => done({ paint, shift }), 500);
                })
                """);
            paints.Add(seen.GetProperty("paint").GetDouble());
            shift = Math.Max(shift, seen.GetProperty("shift").GetDouble());
            await page.Context.CloseAsync();
        }

        paints.Sort();
        Assert.InRange(paints[2], 1, 1_500);
        Assert.True(shift < 0.05, $"The page shifts by {shift}.");
        System.Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {path} | {width} px | largest paint {paints[0]:0} to {paints[^1]:0} ms, middle {paints[2]:0} | shift {shift:0.000} |"));
    }
}
