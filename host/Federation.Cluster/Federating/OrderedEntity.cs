using System.Text;
using System.Text.Json;
using Federation.Trust;
using Federation.Trust.Entities;
using Federation.Trust.Keys;

namespace Federation.Cluster.Federating;

/// <summary>What an order says, read. Pure.</summary>
internal sealed record OrderedEntity(EntityId Entity, JsonElement Keys)
{
    private const int MostPermitted = 20;

    /// <summary>The entity, or why it is none.</summary>
    /// <param name="anchor">This directory's own id; null where it is not known.</param>
    /// <param name="allowLoopback">Whether an entity may be on this machine.</param>
    public static (OrderedEntity? Entity, EntityAnswer? Refusal) Read(EntityOrder order, EntityId? anchor, bool allowLoopback)
    {
        if (!EntityId.TryParse(order.Entity, allowLoopback, out var entity)) return Refused(TrustCodes.BadEntityId, "This is no entity id: an https address in lower case without query and fragment is one.");
        // Names are what those below a network are held to.
        if (!IsHost(entity.Host) && !(allowLoopback && new Uri(entity.Value).IsLoopback)) return Refused(TrustCodes.BadEntityId, "The host of a network's entity is a name of two parts at least, and no number.");
        if (anchor is { } own && IsAt(own, entity)) return Refused(EntityCodes.Hosted, "The entity id is this directory's own.");
        if (!FederationKeySet.Read(Encoding.UTF8.GetBytes(order.Keys)).TryGet(out var keys, out var refusal)) return Refused(refusal.Code, refusal.Message);
        if (keys.IsEmpty) return Refused(TrustCodes.BadKeys, "Of these keys none is one that signatures are checked with: EC on P-256, or RSA of 2,048 to 4,096 bits.");
        if (order.Permitted.Count > MostPermitted || order.Permitted.Any(name => !IsHost(name.StartsWith('.') ? name[1..] : name))) return Refused(TrustCodes.BadConstraints, $"Up to {MostPermitted} names of hosts in full, of two parts at least, may be permitted, each with a dot before it for all below it.");
        return (new OrderedEntity(entity, keys.Json), null);
    }

    /// <summary>By its host, whatever the port: names are what a chain is held to. On one machine, where things are tried, there are ports alone.</summary>
    private static bool IsAt(EntityId anchor, EntityId entity) =>
        new Uri(anchor.Value).IsLoopback ? (entity.Value + "/").StartsWith(anchor.Value.TrimEnd('/') + "/", StringComparison.Ordinal) : entity.Host == anchor.Host;

    /// <summary>A top-level domain alone is nobody's.</summary>
    private static bool IsHost(string name) => name.Length <= 253 && Uri.CheckHostName(name) == UriHostNameType.Dns && name.Contains('.') && !name.EndsWith('.') && !name.StartsWith('.');

    private static (OrderedEntity?, EntityAnswer?) Refused(string code, string message) => (null, EntityAnswer.Refused(code, message));
}
