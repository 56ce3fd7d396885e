using System.Collections.Immutable;
using Federation.Trust.Metadata;
using Federation.Trust.Metadata.Policies;
using Federation.Trust.Statements;

namespace Federation.Trust.Chains;

/// <summary>What an entity is by what is said of it on the way to the anchor (OpenID Federation 1.0, sections 6.1.4 and 6.2). Pure.</summary>
internal sealed record ResolvedMetadata(EntityMetadata Metadata, ImmutableArray<string> ForbiddenTypes)
{
    /// <param name="configuration">What the entity says itself.</param>
    /// <param name="superiors">What is said of it and of those above it, from the entity up, without the anchor's own configuration.</param>
    public static Judged<ResolvedMetadata> Of(EntityStatement configuration, IReadOnlyList<EntityStatement> superiors)
    {
        for (int between = 0; between < superiors.Count; between++)
        {
            if (AgainstConstraints(superiors, between, configuration) is { } refusal) return refusal;
        }

        if (!Merged(superiors).TryGet(out var policy, out var conflict)) return conflict;
        var said = superiors.Count == 0 ? configuration.Metadata : configuration.Metadata.OverriddenBy(superiors[0].Metadata);
        var allowed = superiors.Select(statement => statement.Constraints?.AllowedTypes).OfType<IReadOnlySet<string>>().Aggregate(said, (metadata, types) => metadata.OnlyOf(types));
        return policy.Apply(allowed).TryGet(out var metadata, out var unmet) ? new ResolvedMetadata(metadata, [.. said.Types.Keys.Except(allowed.Types.Keys)]) : unmet;
    }

    /// <summary>From the anchor down: whoever stands higher speaks first.</summary>
    private static Judged<MetadataPolicy> Merged(IReadOnlyList<EntityStatement> superiors)
    {
        var merged = MetadataPolicy.None;
        foreach (var policy in superiors.Reverse().Select(statement => statement.Policy).OfType<MetadataPolicy>())
        {
            if (!merged.Merge(policy).TryGet(out var next, out var conflict)) return conflict;
            merged = next;
        }

        return merged;
    }

    /// <param name="between">Which statement, and so how many entities stand between its issuer and the chain's beginning.</param>
    private static TrustRefusal? AgainstConstraints(IReadOnlyList<EntityStatement> superiors, int between, EntityStatement configuration)
    {
        if (superiors[between].Constraints is not { } constraints) return null;
        string issuer = Shown.Short(superiors[between].Issuer.Value);
        if (constraints.MaxPathLength < between) return new TrustRefusal(TrustCodes.PathTooLong, $"More entities stand below {issuer} than it allows.");
        if (constraints.Names is not { } names) return null;
        var below = superiors.Take(between + 1).Select(statement => statement.Subject).Append(configuration.Subject);
        return below.All(names.Permits) ? null : new TrustRefusal(TrustCodes.NameExcluded, $"{issuer} does not permit such a name below it.");
    }
}
