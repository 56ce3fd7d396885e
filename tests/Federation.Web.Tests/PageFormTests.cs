using Federation.Web.Tests.Support;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Web.Tests;

public sealed class PageFormTests
{
    /// <summary>Each is posted by a signed-in browser without its token in the test <c>PageFormTests</c> of the whole program: whoever adds one adds it there too.</summary>
    private static readonly string[] Forms =
    [
        "assess",
        "assess/{key}",
        "centres/{key}",
        "console/networks/{key}",
        "console/networks/{key}/corrections",
        "console/networks/{key}/duplicates",
        "console/networks/{key}/hosting",
        "console/networks/{key}/hosting/{centre}",
        "console/networks/{key}/mapping",
        "console/networks/{key}/members",
        "console/networks/{key}/missing",
        "console/networks/{key}/quarantine",
        "console/networks/{key}/runs/{run}",
        "console/networks/{key}/statements",
        "console/networks/{key}/webhooks",
        "operate/act",
    ];

    [Fact]
    public async Task Routes_ThatTakeForms_AreKnownAndTakeShortOnes()
    {
        await using var host = await WebHost.StartAsync();
        var posts = host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(IsForm).ToList();

        Assert.Equal(Forms.Select(form => "/en/" + form), posts.Select(post => post.RoutePattern.RawText).Where(path => path!.StartsWith("/en/", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal(2 * Forms.Length, posts.Count);
        Assert.All(posts, post => Assert.Equal((post.RoutePattern.RawText!.EndsWith("/mapping", StringComparison.Ordinal) || post.RoutePattern.RawText.EndsWith("/correspondance", StringComparison.Ordinal) ? 512 : 64) * 1024, post.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize));
        // The framework's own look would refuse whoever brings a bearer's token in place of a session.
        Assert.All(posts, post => Assert.False(post.Metadata.GetMetadata<IAntiforgeryMetadata>()?.RequiresValidation));
    }

    private static bool IsForm(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true && endpoint.RoutePattern.RawText is { } path && (path.StartsWith("/en", StringComparison.Ordinal) || path.StartsWith("/fr", StringComparison.Ordinal));
}
