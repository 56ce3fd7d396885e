using System.Text.Json.Serialization;
using Federation.Contracts;

namespace Federation.Cluster.Centres;

/// <summary>A price as a listing gives it, and what was understood of it.</summary>
[GenerateSerializer, Immutable, Alias("listed-price")]
public sealed record ListedPrice
{
    /// <summary>In the source's words.</summary>
    [Id(0)]
    public required string Text { get; init; }

    /// <summary>At least 0, with at most two decimals; null where the text was not understood.</summary>
    [Id(1)]
    public decimal? Amount { get; init; }

    /// <summary>ISO 4217, upper case.</summary>
    [Id(2)]
    public string? Currency { get; init; }

    [Id(3)]
    public PriceUnit? Unit { get; init; }

    /// <summary>A key of the service vocabulary.</summary>
    [Id(4)]
    public string? Service { get; init; }

    [JsonIgnore]
    public bool IsFree => Amount == 0;

    public override string ToString() => Text;
}
