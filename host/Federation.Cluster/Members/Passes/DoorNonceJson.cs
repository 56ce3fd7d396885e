using Federation.Cluster.Json;

namespace Federation.Cluster.Members.Passes;

/// <summary>Writes the nonce as its text.</summary>
public sealed class DoorNonceJson : TextJsonConverter<DoorNonce>
{
    protected override Parser TryParse => DoorNonce.TryParse;
}
