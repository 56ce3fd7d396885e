using System.Text.Json.Nodes;
using Federation.Gateway.Identity.Access;
using Federation.Gateway.Identity.Federating.Chains;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Gateway.Identity.Federating.Marks;
using Federation.Trust;
using Federation.Trust.Chains;
using Federation.Trust.Marks;
using Microsoft.AspNetCore.Http;

namespace Federation.Gateway.Identity.Federating.Http;

/// <summary>Answers what an entity is by its chain to this directory (OpenID Federation 1.0, section 8.3). Others are asked on behalf of who is signed in alone, and where they may be a network's; on an operator's wherever they are. Thread safe.</summary>
internal sealed class ResolveEndpoint(FederationGuard guard, CallerReader callers, DirectoryMoments moments, DirectoryChains chains, LabelMarks marks, FederationKeys keys, FederationAddresses addresses, TimeProvider clock)
{
    private const string Type = "resolve-response+jwt";

    /// <summary>A chain is several signatures.</summary>
    private const int Points = 5;

    public Task HandleAsync(HttpContext http) => guard.RunAsync(http, Points, async cancellationToken =>
    {
        var query = http.Request.Query;
        if (EntityQuestion.Id(http, "sub", addresses.AllowLoopback) is not { } subject) return FederationRefusal.Invalid("sub is an entity id, once.");
        if (query["trust_anchor"].Count == 0) return FederationRefusal.Invalid("trust_anchor is needed.");
        if (!query["trust_anchor"].Contains(addresses.Anchor.Value)) return new FederationRefusal("invalid_trust_anchor", StatusCodes.Status404NotFound, $"Chains are resolved here up to {addresses.Anchor} alone.");
        var caller = await callers.ReadAsync(http);
        bool mayAsk = caller.Has(Role.Operator) || (caller.IsSignedIn && (await moments.ReadAsync(cancellationToken)).Covers(subject));
        var judged = mayAsk ? await chains.ResolveAsync(subject, cancellationToken) : await chains.CachedAsync(subject, cancellationToken);
        if (!judged.TryGet(out var chain, out var refusal)) return Told(refusal);
        http.Response.ContentType = "application/" + Type;
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsync(keys.Signer.Sign(Type, await ClaimsAsync(chain, query["entity_type"], cancellationToken)), cancellationToken);
        return null;
    });

    private async Task<JsonObject> ClaimsAsync(TrustChain chain, IReadOnlyCollection<string?> types, CancellationToken cancellationToken)
    {
        var metadata = chain.Metadata.ToJson();
        foreach (string type in chain.Metadata.Types.Keys.Where(type => types.Count > 0 && !types.Contains(type))) metadata.Remove(type);
        var shown = await ShownAsync(chain, cancellationToken);
        var claims = new JsonObject
        {
            ["iss"] = addresses.Anchor.Value,
            ["sub"] = chain.Subject.Value,
            ["iat"] = clock.GetUtcNow().ToUnixTimeSeconds(),
            ["exp"] = shown.Select(mark => mark.Expires).OfType<DateTimeOffset>().Append(chain.Expires).Min().ToUnixTimeSeconds(),
            ["metadata"] = metadata,
            ["trust_chain"] = new JsonArray([.. chain.Compact.Select(statement => (JsonNode?)statement)]),
        };
        if (shown.Count > 0) claims["trust_marks"] = MarkWriter.Shown(shown.Select(mark => (mark.Type, mark.Token.Compact)));
        return claims;
    }

    /// <summary>Those marks of this directory that hold now; marks of others are not ours to vouch for.</summary>
    private async Task<IReadOnlyList<TrustMark>> ShownAsync(TrustChain chain, CancellationToken cancellationToken)
    {
        var holding = new List<TrustMark>();
        foreach (string compact in chain.Configuration.TrustMarks)
        {
            if (!MarkReader.Read(compact, chains.Rules).TryGet(out var mark, out _) || mark.Subject != chain.Subject) continue;
            if (await marks.StatusAsync(compact, cancellationToken) == "active") holding.Add(mark);
        }

        return holding;
    }

    private static FederationRefusal Told(TrustRefusal refusal) => refusal.Code switch
    {
        TrustCodes.NotCached or TrustCodes.NotSubordinate or TrustCodes.FetchFailed or TrustCodes.Denied => FederationRefusal.NotFound($"{refusal.Code}: {refusal.Message}"),
        TrustCodes.PolicyConflict or TrustCodes.PolicyUnmet or TrustCodes.BadPolicy => new FederationRefusal("invalid_metadata", StatusCodes.Status400BadRequest, $"{refusal.Code}: {refusal.Message}"),
        _ => new FederationRefusal("invalid_trust_chain", StatusCodes.Status400BadRequest, $"{refusal.Code}: {refusal.Message}"),
    };
}
