namespace Federation.Adapters.Mapping;

/// <summary>A mapping, or everything that is wrong with it; never both.</summary>
public sealed record MappingReading
{
    /// <summary>Null where there is a problem.</summary>
    public MappingFile? Mapping { get; init; }

    /// <summary>In the order of the file; at most 100.</summary>
    public IReadOnlyList<MappingProblem> Problems { get; init; } = [];
}
