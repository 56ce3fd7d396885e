using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Federating.Http;

/// <summary>Where this directory answers as an entity of the federation, for itself and for those that it hosts (docs/federation-trust.md).</summary>
internal static class FederatingRoutes
{
    public const string Fetch = "fetch";
    public const string List = "list";
    public const string Resolve = "resolve";
    public const string TrustMark = "trust-mark";
    public const string TrustMarkStatus = "trust-mark-status";
    public const string TrustMarked = "trust-marked";
    public const string HistoricalKeys = "historical-keys";

    private const string Configuration = "/.well-known/openid-federation";

    /// <summary>Of everybody who has subordinates: metadata parameter and the end of the route.</summary>
    public static readonly (string Parameter, string Name)[] OfSuperiors = [("federation_fetch_endpoint", Fetch), ("federation_list_endpoint", List)];

    /// <summary>Of the anchor alone.</summary>
    public static readonly (string Parameter, string Name)[] OfAnchor =
    [
        ("federation_resolve_endpoint", Resolve),
        ("federation_trust_mark_endpoint", TrustMark),
        ("federation_trust_mark_status_endpoint", TrustMarkStatus),
        ("federation_trust_mark_list_endpoint", TrustMarked),
        ("federation_historical_keys_endpoint", HistoricalKeys),
    ];

    /// <summary>A host without a public URL is no entity, and has none of them.</summary>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        if (endpoints.ServiceProvider.GetService<StatementEndpoints>() is not { } statements) return;
        foreach (string place in new[] { "", "/networks/{network}", "/centres/{centre}" }) endpoints.MapGet(place + Configuration, statements.ConfigurationAsync);
        foreach (string place in new[] { "", "/networks/{network}" })
        {
            endpoints.MapGet($"{place}/federation/{Fetch}", statements.FetchAsync);
            var list = endpoints.CreateApplicationBuilder();
            list.UseResponseCompression();
            list.Run(statements.ListAsync);
            endpoints.MapGet($"{place}/federation/{List}", list.Build());
        }

        endpoints.MapGet($"/federation/{Resolve}", endpoints.ServiceProvider.GetRequiredService<ResolveEndpoint>().HandleAsync);
        var marks = endpoints.ServiceProvider.GetRequiredService<MarkEndpoints>();
        endpoints.MapGet($"/federation/{TrustMark}", marks.MarkAsync);
        endpoints.MapPost($"/federation/{TrustMarkStatus}", marks.StatusAsync);
        endpoints.MapGet($"/federation/{TrustMarked}", marks.MarkedAsync);
        endpoints.MapGet($"/federation/{HistoricalKeys}", endpoints.ServiceProvider.GetRequiredService<KeyHistoryEndpoint>().HandleAsync);
    }

    /// <summary>Whether a path is one of these, so that nothing of the sign-in has to look at it.</summary>
    public static bool Owns(PathString path) => path.StartsWithSegments("/federation") || path.StartsWithSegments("/networks") || path.StartsWithSegments("/centres") || path.StartsWithSegments(Configuration);
}
