using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Push;

/// <summary>Opens the address at which networks push their listings.</summary>
internal static class PushRoutes
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var push = endpoints.ServiceProvider.GetRequiredService<PushEndpoint>();
        endpoints.MapPost("/push/{network}", (HttpContext http) => push.PostAsync(http, http.Request.RouteValues["network"] as string ?? ""));
    }
}
