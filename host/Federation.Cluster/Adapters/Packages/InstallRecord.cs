using System.Text.Json.Serialization;

namespace Federation.Cluster.Adapters.Packages;

/// <summary>What an operator decided of one installed version.</summary>
internal sealed record InstallRecord
{
    public DateTimeOffset InstalledAt { get; init; }

    /// <summary>The operator took it although nobody trusted has signed it. It holds for what was sealed then, for the files are held to that seal.</summary>
    public bool UnsignedAllowed { get; init; }

    /// <summary>The trusted publishers who had signed it when it was installed: only they replace it.</summary>
    public IReadOnlyList<string> SignedBy { get; init; } = [];

    public bool Disabled { get; init; }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(InstallRecord))]
internal sealed partial class InstallJson : JsonSerializerContext;
