using Federation.Cluster.Json;

namespace Federation.Cluster.Members.Passes;

/// <summary>Writes the tier as its text.</summary>
public sealed class TierJson : TextJsonConverter<Tier>
{
    protected override Parser TryParse => Tier.TryParse;
}
