using Federation.Cluster.Json;

namespace Federation.Cluster.Members.Passes;

/// <summary>Writes the pseudonym as its text.</summary>
public sealed class PseudonymJson : TextJsonConverter<Pseudonym>
{
    protected override Parser TryParse => Pseudonym.TryParse;
}
