using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Cluster.Members.Passes.Issuers;
using Federation.Gateway.Identity.Passes.Foreign;
using Federation.Gateway.Identity.Providers;
using Federation.Gateway.Web.Members;
using Federation.Gateway.Identity.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Federation.Gateway.Identity.Federating.Statements;

/// <summary>
/// This directory as provider and as client. As provider it says what its own discovery document says: that is asked of the host itself, within the process, and kept for an hour. As client it
/// says where the networks' providers send people back. Thread safe.
/// </summary>
internal sealed class OwnRoles(FirstRequests host, ProviderBook providers, OwnPassIssuer passes, IServiceScopeFactory scopes, IdentitySettings settings, TimeProvider clock) : IOwnRoles
{
    private const string Discovery = "/.well-known/openid-configuration";

    private static readonly TimeSpan KeptTime = TimeSpan.FromHours(1);

    private sealed record Told(string Json, DateTimeOffset Until);

    private Told? _told;

    public async Task<JsonObject> MetadataAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (Volatile.Read(ref _told) is not { } told || now >= told.Until) Volatile.Write(ref _told, told = new Told(await AskAsync(cancellationToken), now + KeptTime));
        var provider = JsonNode.Parse(told.Json)?.AsObject() ?? throw new JsonException("The directory's own discovery document is none.");
        var metadata = new JsonObject { ["openid_provider"] = provider };
        if (settings.PublicUrl is { } root) metadata[IssuerMetadata.Type] = IssuerMetadata.Of(passes.Current, new Uri(root, MemberPages.VisitPath));
        if (Client() is { } client) metadata["openid_relying_party"] = client;
        return metadata;
    }

    /// <summary>Null while no network has a provider.</summary>
    private JsonObject? Client() => providers.Current is { Count: > 0 } known && settings.PublicUrl is { } root
        ? new JsonObject
        {
            // At networks' providers it is registered by hand, whether or not they are in the federation.
            ["client_registration_types"] = new JsonArray(),
            ["redirect_uris"] = new JsonArray([.. known.Select(provider => (JsonNode?)new Uri(root, IdentityRoutes.Callback(provider.Network)).AbsoluteUri)]),
            ["response_types"] = new JsonArray("code"),
            ["grant_types"] = new JsonArray("authorization_code"),
        }
        : null;

    private async Task<string> AskAsync(CancellationToken cancellationToken)
    {
        var pipeline = host.Pipeline ?? throw new InvalidOperationException("The host has not been built.");
        var address = settings.PublicUrl ?? throw new InvalidOperationException("A directory without a public URL is no entity.");
        using var scope = scopes.CreateScope();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, RequestAborted = cancellationToken };
        (http.Request.Method, http.Request.Scheme, http.Request.Host, http.Request.Path) = (HttpMethods.Get, address.Scheme, HostString.FromUriComponent(address.Authority), Discovery);
        http.Response.Body = body;
        await pipeline(http);
        return http.Response.StatusCode == StatusCodes.Status200OK ? System.Text.Encoding.UTF8.GetString(body.ToArray()) : throw new InvalidOperationException($"The directory answered itself {http.Response.StatusCode}.");
    }
}
