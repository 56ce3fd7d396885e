using System.Text.Json;
using Federation.Cluster.Federating;
using Federation.Cluster.Json;
using Federation.Cluster.Matching;
using Federation.Cluster.Matching.Decisions;
using Federation.Cluster.Matching.Regroupings;
using Federation.Cluster.Members.Doors;
using Federation.Cluster.Storage;

namespace Federation.Cluster.Operating.Acts;

/// <summary>Versions of the criteria that were published.</summary>
internal sealed class CriteriaActs(IDirectoryStore store) : RowActs(store, RowKinds.Criteria)
{
    protected override StaffAct? Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.CriteriaRow) is { } published
        ? new StaffAct { Id = row.Key.ToString(), At = published.At, Kind = StaffActKind.CriteriaPublished, Subject = published.Version, Actor = OpaqueActor.Of(published.By) }
        : null;
}

/// <summary>What people decided of pairs of listings; of each pair the last decision, which is what is stored.</summary>
internal sealed class PairActs(IDirectoryStore store) : RowActs(store, RowKinds.PairDecision)
{
    protected override StaffAct Read(StateRow row)
    {
        var decided = MatchingArchive.ReadDecision(row);
        return new StaffAct
        {
            Id = row.Key.ToString(),
            At = decided.At,
            Kind = decided switch { { IsTakenBack: true } => StaffActKind.ListingsDecisionWithdrawn, { Verdict: PairVerdict.Same } => StaffActKind.ListingsJoined, _ => StaffActKind.ListingsKeptApart },
            Subject = decided.Pair.ToString(),
            Actor = OpaqueActor.Of(decided.Actor),
        };
    }
}

/// <summary>Regroupings that people took back. Those that came of a decision on two listings are told as that.</summary>
internal sealed class RegroupingActs(IDirectoryStore store) : RowActs(store, RowKinds.Regrouping)
{
    protected override StaffAct? Read(StateRow row) => MatchingArchive.ReadRegrouping(row) is { Cause: RegroupingCause.Undone } undone
        ? new StaffAct { Id = row.Key.ToString(), At = undone.At, Kind = StaffActKind.RegroupingUndone, Subject = undone.Undoes, Actor = OpaqueActor.Of(undone.Actor) }
        : null;
}

/// <summary>Networks, as they were added. Those of before that was written down are not told.</summary>
internal sealed class NetworkActs(IDirectoryStore store) : RowActs(store, RowKinds.Network)
{
    protected override StaffAct? Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.NetworkRecord) is { AddedAt: { } at } added
        ? new StaffAct { Id = row.Key.ToString(), At = at, Kind = StaffActKind.NetworkAdded, Subject = row.Key.Id, Actor = OpaqueActor.Of(added.AddedBy) }
        : null;
}

/// <summary>Networks that speak for themselves in the federation, as they are registered now.</summary>
internal sealed class EntityActs(IDirectoryStore store) : RowActs(store, RowKinds.NetworkEntity)
{
    protected override StaffAct Read(StateRow row)
    {
        var entity = NetworkEntity.Read(row);
        return new StaffAct { Id = row.Key.ToString(), At = entity.Since, Kind = StaffActKind.EntitySet, Subject = entity.Network.Value, Actor = OpaqueActor.Of(entity.By) };
    }
}

/// <summary>Entities that are removed from the federation now.</summary>
internal sealed class DenialActs(IDirectoryStore store) : RowActs(store, RowKinds.DeniedEntity)
{
    protected override StaffAct Read(StateRow row)
    {
        var denied = DeniedEntity.Read(row);
        return new StaffAct { Id = row.Key.ToString(), At = denied.Since, Kind = StaffActKind.EntityDenied, Subject = denied.Entity, Actor = OpaqueActor.Of(denied.By) };
    }
}

/// <summary>People who were erased: that it was, and nothing of whom. A row's id is a hash that tells nothing without the key beside the store, and is not told all the same.</summary>
internal sealed class ErasureActs(IDirectoryStore store) : RowActs(store, RowKinds.Erasure)
{
    protected override StaffAct? Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.AppliedErasure) is { } erased
        ? new StaffAct { Id = $"erasure/{erased.At.UtcTicks:D19}", At = erased.At, Kind = StaffActKind.PersonErased }
        : null;
}

/// <summary>Visitors whom a centre admits no more: that there is one more, and nothing of whom.</summary>
internal sealed class BlockActs(IDirectoryStore store) : RowActs(store, RowKinds.BlockedVisitor)
{
    protected override StaffAct Read(StateRow row)
    {
        string centre = row.Key.Id.Split('/')[0];
        var since = BlockedVisitor.Read(row).Since;
        return new StaffAct { Id = $"block/{centre}/{since.UtcTicks:D19}", At = since, Kind = StaffActKind.VisitorBlocked, Subject = centre };
    }
}

/// <summary>Keys of certificates and of the public log, as they began to sign.</summary>
internal sealed class KeyActs(IDirectoryStore store) : RowActs(store, RowKinds.SigningKey)
{
    protected override StaffAct? Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.SigningKeyRow) is { } key
        ? new StaffAct { Id = row.Key.ToString(), At = key.From, Kind = StaffActKind.KeyIntroduced, Subject = key.Key }
        : null;
}
