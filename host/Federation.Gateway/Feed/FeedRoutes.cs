using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Feed;

/// <summary>Opens the feed that other directories read, packed for whoever takes that: nothing in it is secret.</summary>
internal static class FeedRoutes
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var listings = endpoints.ServiceProvider.GetRequiredService<ListingsEndpoint>();
        var packed = endpoints.CreateApplicationBuilder();
        packed.UseResponseCompression();
        packed.Run(listings.HandleAsync);
        endpoints.MapGet("/feed/listings", packed.Build());
    }
}
