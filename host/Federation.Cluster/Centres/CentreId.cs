using System.Text.Json.Serialization;

namespace Federation.Cluster.Centres;

/// <summary>
/// Names a centre for ever: 32 lower-case hexadecimal digits (a version 7 UUID). Opaque, stable, never reused.
/// </summary>
[GenerateSerializer, Immutable, Alias("centre-id"), JsonConverter(typeof(CentreIdJson))]
public readonly record struct CentreId : IComparable<CentreId>
{
    private CentreId(string value) => Value = value;

    [Id(0)]
    public string Value { get; }

    /// <summary>A new id. Ids made later sort later, so that new centres land side by side on disk.</summary>
    public static CentreId New(TimeProvider clock) => new(Guid.CreateVersion7(clock.GetUtcNow()).ToString("N"));

    public static bool TryParse(string? text, out CentreId id)
    {
        bool valid = text is { Length: 32 } && !text.AsSpan().ContainsAnyExcept("0123456789abcdef");
        id = valid ? new CentreId(text!) : default; // valid implies not null
        return valid;
    }

    public int CompareTo(CentreId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value;
}
