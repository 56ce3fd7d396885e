using System.Text.Json.Nodes;

namespace Federation.Gateway.Identity.Federating.Statements;

/// <summary>What this directory is beside an anchor: the provider that people sign in at, and the client of the networks' providers. Thread safe.</summary>
internal interface IOwnRoles
{
    /// <summary>Metadata by type, for the caller to add to; without a type that it does not have now.</summary>
    Task<JsonObject> MetadataAsync(CancellationToken cancellationToken);
}
