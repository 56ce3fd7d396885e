using System.Text.Json.Serialization;

namespace Federation.Cluster.Matching.Scoring;

/// <summary>The weights as they are written.</summary>
internal sealed record WeightsFile
{
    public required double Bias { get; init; }

    public required double Sure { get; init; }

    public required double Unsure { get; init; }

    /// <summary>By kind of evidence and level.</summary>
    public required SortedDictionary<string, SortedDictionary<string, double>> Evidence { get; init; }

    /// <summary>Words common in names and towns, with their weight.</summary>
    public required SortedDictionary<string, double> NameWords { get; init; }

    /// <summary>Words common in streets, with their weight.</summary>
    public required SortedDictionary<string, double> StreetWords { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true, NewLine = "\n", UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(WeightsFile))]
internal sealed partial class WeightsJson : JsonSerializerContext;
