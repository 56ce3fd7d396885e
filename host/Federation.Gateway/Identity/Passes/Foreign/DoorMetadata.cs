using System.Text.Json.Nodes;
using Federation.Trust.Chains;

namespace Federation.Gateway.Identity.Passes.Foreign;

/// <summary>What a centre says of its door in the federation: metadata of a type of our own, <c>centre_door</c>, with <c>pass_endpoint</c>, which takes a pass by POST. Pure.</summary>
internal static class DoorMetadata
{
    public const string Type = "centre_door";

    private const string PassEndpoint = "pass_endpoint";

    /// <param name="endpoint">Takes a pass as <c>application/jwt</c> from whoever has one.</param>
    public static JsonObject Of(Uri endpoint) => new() { [PassEndpoint] = endpoint.AbsoluteUri };

    /// <summary>Null where the chain's entity has no door.</summary>
    public static Uri? Read(TrustChain chain) => chain.Metadata.Text(Type, PassEndpoint) is { } text && Uri.TryCreate(text, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "https" or "http" ? endpoint : null;
}
