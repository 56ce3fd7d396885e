using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Federation.Trust.Entities;
using Federation.Trust.Statements;

namespace Federation.Trust.Chains;

/// <summary>The ways up that are still to be gone, the shortest first. For one use at a time.</summary>
internal sealed class ChainWays(EntityStatement configuration, TrustRules rules)
{
    private readonly Queue<ImmutableList<EntityStatement>> _open = new([[configuration]]);

    // Few entities that all name each other make ways without number, without one more being fetched.
    private int _met = 1;

    public bool TryNext([NotNullWhen(true)] out ImmutableList<EntityStatement>? way) => _open.TryDequeue(out way);

    /// <summary>Null where a way may lead on over an entity.</summary>
    public TrustRefusal? Against(ImmutableList<EntityStatement> way, EntityId superior, EntityId anchor)
    {
        if (way.Exists(statement => statement.Subject == superior)) return new TrustRefusal(TrustCodes.Loop, "An entity stands above itself.");
        if (superior == anchor) return null;
        if (way.Count > rules.MostIntermediates) return new TrustRefusal(TrustCodes.PathTooLong, $"At most {rules.MostIntermediates} entities stand between one and the anchor.");
        return _met >= rules.MostFetches ? new TrustRefusal(TrustCodes.TooManyFetches, $"At most {rules.MostFetches} ways to the anchor are tried.") : null;
    }

    public void Add(ImmutableList<EntityStatement> way, EntityStatement superior)
    {
        _met++;
        _open.Enqueue(way.Add(superior));
    }
}
