using System.Text.Json.Serialization;
using Federation.Cluster.People.Cutting;

namespace Federation.Cluster.People.Suppressing;

/// <summary>One erasure, as the list keeps it: nothing that leads back to a person without the key and a guess.</summary>
/// <param name="Hash">HMAC-SHA-256 of the identifier, 64 lower-case hexadecimal digits.</param>
/// <param name="At">When it was asked for.</param>
/// <param name="Size">See <see cref="IdentifierShape"/>.</param>
/// <param name="CallingCode">See <see cref="IdentifierShape"/>.</param>
public sealed record Suppression(IdentifierKind Kind, string Hash, DateTimeOffset At, int Size, int CallingCode)
{
    [JsonIgnore]
    public IdentifierShape Shape => new(Kind, Size, CallingCode);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Suppression))]
internal sealed partial class SuppressionJson : JsonSerializerContext;
