using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Evidence;

/// <summary>Opens the address of an application's files.</summary>
internal static class EvidenceRoutes
{
    private const string Files = "/assessments/{assessment}/files";

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var evidence = endpoints.ServiceProvider.GetRequiredService<EvidenceEndpoint>();
        endpoints.MapPost(Files, (HttpContext http) => evidence.PostAsync(http, Of(http, "assessment")));
        endpoints.MapGet(Files + "/{file}", (HttpContext http) => evidence.GetAsync(http, Of(http, "assessment"), Of(http, "file")));
    }

    private static string Of(HttpContext http, string name) => http.Request.RouteValues[name] as string ?? "";
}
