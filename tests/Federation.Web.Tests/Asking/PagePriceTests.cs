using System.Net;
using Federation.Cluster.Centres;
using Federation.Gateway.Tests.Doubles;
using Federation.Web.Tests.Support;

namespace Federation.Web.Tests.Asking;

/// <summary>How many pages somebody may look at before others' turn comes.</summary>
public sealed class PagePriceTests
{
    [Fact]
    public async Task Pages_OfAnOfficeBehindOneAddress_AreShown_AndThenComesAPageThatSaysToWait()
    {
        await using var host = await WebHost.StartAsync();
        await host.Seed.AddAsync(Seed.Network("jura"));
        var id = await host.Seed.OpenAsync("jura", "1", new ListingContent { Name = "Neuf" });
        await host.CatchUpAsync();
        int shown = 0;
        HttpStatusCode last;
        while (true)
        {
            using var response = await host.GetAsync($"/en/centres/{id}", (GatewayHost.AddressHeader, "192.0.2.7"));
            last = response.StatusCode;
            if (last != HttpStatusCode.OK)
            {
                Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
                break;
            }

            shown++;
        }

        Assert.InRange(shown, 80, 300); // at once; fifty points more come each second
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.Contains("Try again in a few seconds", (await host.PageAsync($"/en/centres/{id}", (GatewayHost.AddressHeader, "192.0.2.7"))).QuerySelector("main")!.Shown(), StringComparison.Ordinal);
        using var other = await host.GetAsync($"/en/centres/{id}", (GatewayHost.AddressHeader, "192.0.2.8"));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }
}
