namespace Federation.Adapters.Mapping;

/// <summary>A file of an adapter's project.</summary>
/// <param name="Path">Below the project's folder; no folder of its own.</param>
/// <param name="Content">UTF-8 where it is text.</param>
public sealed record MappingProjectFile(string Path, ReadOnlyMemory<byte> Content);
