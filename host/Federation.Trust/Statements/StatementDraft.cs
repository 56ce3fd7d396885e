using System.Text.Json;
using System.Text.Json.Nodes;
using Federation.Trust.Entities;

namespace Federation.Trust.Statements;

/// <summary>A statement that we are about to sign. What is null is left out.</summary>
public sealed record StatementDraft
{
    public required EntityId Issuer { get; init; }

    public required EntityId Subject { get; init; }

    /// <summary>The subject's public keys, JWKs with an id each.</summary>
    public required IReadOnlyList<JsonElement> Keys { get; init; }

    /// <summary>At most <see cref="TrustRules.MostLifetime"/>, the default.</summary>
    public TimeSpan Lifetime { get; init; } = TrustRules.MostLifetime;

    /// <summary>In a configuration: the superiors. Empty at the top.</summary>
    public IReadOnlyList<EntityId> AuthorityHints { get; init; } = [];

    public JsonObject? Metadata { get; init; }

    /// <summary>In a superior's statement.</summary>
    public JsonObject? Policy { get; init; }

    /// <summary>In a superior's statement.</summary>
    public JsonObject? Constraints { get; init; }

    /// <summary>In a configuration: type and compact form of each mark.</summary>
    public IReadOnlyList<(string Type, string Compact)> TrustMarks { get; init; } = [];

    /// <summary>In an anchor's configuration.</summary>
    public JsonObject? TrustMarkIssuers { get; init; }

    /// <summary>In an anchor's configuration.</summary>
    public JsonObject? TrustMarkOwners { get; init; }

    /// <summary>In a superior's statement: where it was fetched.</summary>
    public Uri? SourceEndpoint { get; init; }
}
