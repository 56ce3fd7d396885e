using System.Text.Json;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Identity.Federating.Statements;
using Federation.Trust.Chains;
using Federation.Trust.Statements;

namespace Federation.Gateway.Identity.Federating.Chains;

/// <summary>What this directory says at the top of a chain.</summary>
internal static class AnchorWord
{
    /// <summary>
    /// Whether it would say the same now: the same keys, names and policy of a network that is still there. A chain that was built on another word is not to be believed for the rest of the day.
    /// </summary>
    public static bool Stands(TrustChain chain, HostedSubordinates subordinates, DirectoryMoment moment)
    {
        if (chain.Statements.FirstOrDefault(statement => statement.Issuer == chain.Anchor && !statement.IsConfiguration) is not { } top) return true;
        return subordinates.Of(HostedEntity.Anchor, top.Subject, moment) is { } draft && JsonElement.DeepEquals(JsonSerializer.SerializeToElement(StatementWriter.Claims(draft, top.IssuedAt)), top.Token.Claims.Object);
    }
}
