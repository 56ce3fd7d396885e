using System.Text.Json.Nodes;
using Federation.Cluster.Centres;
using Federation.Cluster.Labels;
using Federation.Gateway.Identity.Federating.Entities;
using Federation.Registry.Criteria;
using Federation.Registry.Labels;
using Federation.Trust;
using Federation.Trust.Marks;

namespace Federation.Gateway.Identity.Federating.Marks;

/// <summary>
/// The trust marks of this directory: one for each level of the label that a centre holds now. They are stored nowhere; what is asked of one is answered by the label as it is stored at that
/// moment. Thread safe.
/// </summary>
internal sealed class LabelMarks(LabelArchive labels, DirectoryMoments moments, FederationKeys keys, FederationAddresses addresses, TimeProvider clock, LabelOwner? owner)
{
    /// <summary>The types of all levels, from 1 up.</summary>
    public IReadOnlyList<string> Types { get; } = [.. Enumerable.Range(1, CriteriaSet.TopLevel).Select(addresses.MarkType)];

    /// <summary>The anchor's word on who may give marks of the label.</summary>
    public JsonObject Issuers => new(Types.Select(type => KeyValuePair.Create(type, (JsonNode?)new JsonArray(addresses.Anchor.Value))));

    /// <summary>Null where the label is this directory's own.</summary>
    public JsonObject? Owners => owner is null ? null : new(Types.Select(type => KeyValuePair.Create(type, (JsonNode?)new JsonObject { ["sub"] = owner.Owner.Id.Value, ["jwks"] = JsonObject.Create(owner.Keys) })));

    /// <summary>The marks that a centre has now, with their types.</summary>
    public async Task<IReadOnlyList<(string Type, string Compact)>> OfAsync(CentreId centre, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var label = await LabelAsync(centre, cancellationToken);
        return [.. Enumerable.Range(1, LabelMark.HeldLevel(label, now)).Select(addresses.MarkType).Where(type => IsAllowed(type, now)).Select(type => (type, Sign(centre, type, label, now)))];
    }

    /// <summary>The mark of a level; null where the centre does not hold it.</summary>
    public async Task<string?> FindAsync(CentreId centre, int level, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var label = await LabelAsync(centre, cancellationToken);
        return LabelMark.HeldLevel(label, now) >= level && IsAllowed(addresses.MarkType(level), now) ? Sign(centre, addresses.MarkType(level), label, now) : null;
    }

    /// <summary>A word of OpenID Federation 1.0, section 8.4.2; null for a mark that was not given here.</summary>
    public async Task<string?> StatusAsync(string compact, CancellationToken cancellationToken)
    {
        if (!MarkReader.Read(compact, Rules).TryGet(out var mark, out _) || mark.Issuer != addresses.Anchor || addresses.LevelOf(mark.Type) is not { } level || addresses.Find(mark.Subject) is not { Centre: { } centre } entity) return null;
        if (keys.All.Find(mark.Token.KeyId) is not { } key) return null;
        if (!await key.HasSignedAsync(mark.Token)) return "invalid";
        // Whatever the label says: for who is nobody now, or was removed, nobody vouches.
        if (!(await moments.ReadAsync(cancellationToken)).Hosts(entity)) return "revoked";
        return LabelMark.Status(await LabelAsync(centre, cancellationToken), level, mark.IssuedAt, mark.Expires, clock.GetUtcNow());
    }

    private TrustRules Rules => new() { AllowLoopback = addresses.AllowLoopback };

    /// <summary>What an owner lets us give ends with that leave: nobody would take more.</summary>
    private bool IsAllowed(string type, DateTimeOffset now) => owner is null || !(owner.Delegations[type].Until <= now);

    private string Sign(CentreId centre, string type, CentreLabel label, DateTimeOffset now)
    {
        var (issued, leave) = (LabelMark.IssuedAt(label, now), owner?.Delegations[type]);
        var expires = LabelMark.Expires(label, issued);
        return MarkWriter.Write(
            new MarkDraft
            {
                Issuer = addresses.Anchor,
                Subject = addresses.Of(HostedEntity.Of(centre)),
                Type = type,
                Expires = leave?.Until < expires ? leave.Until : expires,
                Reference = label.Award is { } award ? addresses.Under($"/certificates/{centre.Value}-{award.Number}/print") : null,
                Delegation = leave?.Compact,
            },
            keys.Signer,
            issued);
    }

    private async Task<CentreLabel> LabelAsync(CentreId centre, CancellationToken cancellationToken) => (await labels.ReadAsync([centre], cancellationToken))[0].Label;
}
