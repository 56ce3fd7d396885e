using System.Collections.Frozen;
using System.Collections.Immutable;
using Federation.Trust.Entities;
using Federation.Trust.Statements;

namespace Federation.Trust.Chains;

/// <summary>
/// Finds the way from an entity up to an anchor (OpenID Federation 1.0, section 10.1): asks it who is above it, and them, until one is the anchor; then asks each superior on the way down what it
/// says. The shortest way that holds is taken, among equals the one that was named first. Thread safe.
/// </summary>
public sealed class ChainBuilder(IStatementSource source, TimeProvider clock, TrustRules rules)
{
    /// <summary>Refused where no way holds: by what spoke against the first that led to the anchor, else by what stood in the way up.</summary>
    /// <param name="denied">Entities that no way may lead over. Null where there are none.</param>
    public async Task<Judged<TrustChain>> BuildAsync(EntityId entity, TrustAnchor anchor, IReadOnlySet<EntityId>? denied, CancellationToken cancellationToken)
    {
        denied ??= FrozenSet<EntityId>.Empty;
        if (denied.Contains(entity)) return new TrustRefusal(TrustCodes.Denied, "The entity was removed from the federation.");
        var budget = new FetchBudget(source, clock.GetUtcNow(), rules);
        if (!(await budget.ConfigurationAsync(entity, cancellationToken)).TryGet(out var configuration, out var silent)) return silent;
        // The anchor itself stands at the end of a chain of one.
        if (entity == anchor.Id) return await ChainVerifier.VerifyAsync([configuration], anchor);

        TrustRefusal? atAnchor = null, onTheWay = null;
        var ways = new ChainWays(configuration, rules);
        while (ways.TryNext(out var way))
        {
            foreach (var hint in way[^1].AuthorityHints)
            {
                var refusal = denied.Contains(hint) ? new TrustRefusal(TrustCodes.Denied, "An entity on the way to the anchor was removed from the federation.") : ways.Against(way, hint, anchor.Id);
                if (refusal is null && (await budget.ConfigurationAsync(hint, cancellationToken)).TryGet(out var superior, out refusal))
                {
                    if (hint != anchor.Id) ways.Add(way, superior);
                    else if ((await DescendAsync(way.Add(superior), anchor, budget, cancellationToken)).TryGet(out var chain, out var unmet)) return chain;
                    else atAnchor ??= unmet;
                }

                onTheWay ??= refusal;
            }
        }

        return atAnchor ?? onTheWay ?? new TrustRefusal(TrustCodes.AnchorNotReached, "No way leads from the entity to the anchor.");
    }

    /// <param name="way">The configurations of all on it, from the entity up to the anchor.</param>
    private static async Task<Judged<TrustChain>> DescendAsync(ImmutableList<EntityStatement> way, TrustAnchor anchor, FetchBudget budget, CancellationToken cancellationToken)
    {
        var chain = ImmutableArray.CreateBuilder<EntityStatement>();
        chain.Add(way[0]);
        for (int index = 1; index < way.Count; index++)
        {
            if (!(await budget.SubordinateAsync(way[index], way[index - 1].Subject, cancellationToken)).TryGet(out var statement, out var refusal)) return refusal;
            chain.Add(statement);
        }

        chain.Add(way[^1]);
        return await ChainVerifier.VerifyAsync(chain.ToImmutable(), anchor);
    }
}
